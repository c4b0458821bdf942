//! Broken samples of the data folder, and what the check has to say of each.

use crate::folder::Edit::{self, Add, Delete, Remove, Set, Write};

/// A sample that breaks one rule, and all that the check has to say about it.
#[derive(Debug)]
pub(crate) struct Breach {
    /// The function that reports it.
    pub(crate) rule: &'static str,
    /// What is changed in a folder that passes.
    pub(crate) edits: &'static [Edit],
    /// Every problem, word for word.
    pub(crate) problems: &'static [&'static str],
}

const fn breach(
    rule: &'static str,
    edits: &'static [Edit],
    problems: &'static [&'static str],
) -> Breach {
    Breach {
        rule,
        edits,
        problems,
    }
}

const DRUPAL: &str = "frameworks/drupal.json";
const LARAVEL: &str = "frameworks/laravel.json";
const CHANGES: &str = "changes.json";
const CLAIMS: &str = "claims.json";
const CONVENTIONS: &str = "conventions.json";
const CRITERIA: &str = "criteria.json";
const FACTS: &str = "facts.json";
const INDEX: &str = "index.json";
const LEFT_OUT: &str = "left-out.json";
const MEASUREMENTS: &str = "measurements.json";
const MODEL: &str = "model.json";
const PACKAGES: &str = "packages.json";
const PRESETS: &str = "presets.json";
const QUESTIONS: &str = "questions.json";
const RELEASES: &str = "releases.json";
const RUBRIC: &str = "rubric.json";
const SOURCES: &str = "sources.json";

pub(crate) const BREACHES: &[Breach] = &[
    breach(
        "packages_belong_to_frameworks",
        &[
            Set(PACKAGES, "zebra", r#"{"registry": "npm", "name": "zebra"}"#),
            Set(PACKAGES, "express/name", r#""express --force""#),
        ],
        &[
            "data/packages.json: express: the name of a package is one word",
            "data/packages.json: zebra: unknown framework",
        ],
    ),
    breach(
        "files_and_lists_agree",
        &[Set(INDEX, "version", r#""banana""#)],
        &[
            "data/changes.json: banana: the edition of index.json does not come first",
            "data/index.json: version: “banana” is not YYYY-MM",
        ],
    ),
    breach(
        "importance_grows_step_by_step",
        &[
            Set(MODEL, "importance/value/doesnt-matter", "[0, 1]"),
            Set(MODEL, "importance/value/important", "[3, 2]"),
            Remove(MODEL, "importance/value/a-little"),
        ],
        &[
            "data/model.json: importance: the step “a-little” is missing",
            "data/model.json: importance: “doesnt-matter” weighs 0 to 1, expected 0 to 0",
            "data/model.json: importance: “important” weighs 3 to 2, expected a rising interval above 1 to 2.5",
        ],
    ),
    breach(
        "figures_of_the_model_are_in_range",
        &[
            Set(MODEL, "slip/value", "0.9"),
            Set(MODEL, "score_increments/value", "[4, 0.5, 4, 4]"),
        ],
        &[
            "data/model.json: increments: 0.5 is out of range, expected 1 to 100",
            "data/model.json: slip: 0.9 is out of range, expected 0 to 0.5",
        ],
    ),
    breach(
        "every_figure_of_the_model_has_a_reason",
        &[Set(MODEL, "slip/why", r#"" ""#)],
        &["data/model.json: slip: no reason is given"],
    ),
    breach(
        "wording_is_complete",
        &[Set(QUESTIONS, "project/why", r#"" ""#)],
        &["data/questions.json: project: a wording is empty"],
    ),
    breach(
        "files_and_lists_agree",
        &[Set(DRUPAL, "id", r#""joomla""#)],
        &["data/frameworks/drupal.json: id: “joomla” is not the name of the file"],
    ),
    breach(
        "files_and_lists_agree",
        &[Write("frameworks/banana.json", "{}")],
        &["data/frameworks/banana.json: index.json does not list this file"],
    ),
    breach(
        "files_and_lists_agree",
        &[Write("frameworks/notes.txt", "to do")],
        &["data/frameworks/notes.txt: index.json does not list this file"],
    ),
    breach(
        "files_and_lists_agree",
        &[Add(INDEX, "frameworks", r#""drupal""#)],
        &[
            "data/index.json: drupal: framework id occurs twice",
            "data/index.json: frameworks: not in alphabetical order, by which ties are broken",
            "data/questions.json: drupal: option id occurs twice",
        ],
    ),
    breach(
        "every_fact_is_there_and_no_other",
        &[Remove(DRUPAL, "features/authorization")],
        &["data/frameworks/drupal.json: features.authorization: missing cell"],
    ),
    breach(
        "every_fact_is_there_and_no_other",
        &[Remove(DRUPAL, "judged/modularity")],
        &["data/frameworks/drupal.json: judged.modularity: missing cell"],
    ),
    breach(
        "every_fact_is_there_and_no_other",
        &[Set(
            DRUPAL,
            "features/teleport",
            r#"{"level": "core", "what": "module", "source": "S3"}"#,
        )],
        &[
            "data/frameworks/drupal.json: features.teleport: unknown key: facts.json does not list it",
        ],
    ),
    breach(
        "every_fact_is_there_and_no_other",
        &[
            Set(FACTS, "features/orm/ages_in_months", "0"),
            Set(FACTS, "others/quick_start", "0"),
        ],
        &[
            "data/facts.json: features.orm: a fact ages in at least one month",
            "data/facts.json: others.quick_start: a fact ages in at least one month",
        ],
    ),
    breach(
        "every_fact_is_there_and_no_other",
        &[Add(
            FACTS,
            "features",
            r#"{"id": "orm", "name": "Again", "ages_in_months": 1}"#,
        )],
        &["data/facts.json: orm: fact id occurs twice"],
    ),
    breach(
        "every_fact_has_a_source",
        &[Set(DRUPAL, "features/authorization/source", r#""S99""#)],
        &[
            "data/frameworks/drupal.json: features.authorization: source “S99” is not among the sources of the file",
        ],
    ),
    breach(
        "every_fact_has_a_source",
        &[Set(DRUPAL, "strengths/2/source", r#""S99""#)],
        &[
            "data/frameworks/drupal.json: strengths[2]: source “S99” is not among the sources of the file",
        ],
    ),
    breach(
        "every_fact_has_a_source",
        &[Remove(DRUPAL, "features/authorization/source")],
        &["data/frameworks/drupal.json: features.authorization: fact without source"],
    ),
    breach(
        "every_fact_has_a_source",
        &[Set(DRUPAL, "features/mail/level", r#""unknown""#)],
        &[
            "data/frameworks/drupal.json: features.mail: an unknown fact needs the day it was looked for (read: YYYY-MM-DD)",
        ],
    ),
    breach(
        "every_fact_has_a_source",
        &[Set(LARAVEL, "profile/license/value", "null")],
        &[
            "data/frameworks/laravel.json: profile.license: a missing value needs a note on what was read",
        ],
    ),
    breach(
        "every_source_is_dated_and_cited",
        &[Set(DRUPAL, "sources/S3/read", r#""last week""#)],
        &[
            "data/frameworks/drupal.json: sources.S3: fact without date: “last week” is not YYYY-MM-DD",
        ],
    ),
    breach(
        "every_source_is_dated_and_cited",
        &[Set(DRUPAL, "sources/S3/url", r#""a friend""#)],
        &["data/frameworks/drupal.json: sources.S3: “a friend” is not a web address"],
    ),
    breach(
        "every_source_is_dated_and_cited",
        &[Set(
            DRUPAL,
            "sources/S99",
            r#"{"title": "T", "publisher": "P", "url": "https://example.org", "read": "2026-11-22"}"#,
        )],
        &["data/frameworks/drupal.json: sources.S99: no fact cites this source"],
    ),
    breach(
        "doubts_name_another_level",
        &[
            Set(
                DRUPAL,
                "features/orm/doubt",
                r#"{"or": "core", "because": "It depends."}"#,
            ),
            Set(
                LARAVEL,
                "features/mail/doubt",
                r#"{"or": "official", "because": " "}"#,
            ),
        ],
        &[
            "data/frameworks/drupal.json: features.orm: a doubt names another level than the one stated",
            "data/frameworks/laravel.json: features.mail: no reason is given",
        ],
    ),
    breach(
        "scales_are_sound",
        &[
            Set(
                CRITERIA,
                "criteria/2/value/unknown",
                r#"{"from": {"between": [2, 1]}, "why": "A guess."}"#,
            ),
            Set(
                CRITERIA,
                "criteria/3/value/unknown",
                r#"{"from": {"between": [1, 2]}, "why": ""}"#,
            ),
        ],
        &[
            "data/criteria.json: hiring-pool: no number lies between 2 and 1",
            "data/criteria.json: keeps-developers: no reason is given",
        ],
    ),
    breach(
        "reads_are_known",
        &[Set(
            CRITERIA,
            "criteria/2/value/unknown",
            r#"{"from": {"like": ["features.orm", 2]}, "why": "A guess."}"#,
        )],
        &["data/criteria.json: hiring-pool: “features.orm” is not a fact of the profile"],
    ),
    breach(
        "values_are_in_range",
        &[Set(DRUPAL, "judged/modularity/score", "6")],
        &[
            "data/frameworks/drupal.json: judged.modularity: 6 is out of range, expected 1 to 5",
            "data/frameworks/drupal.json: judged.modularity.score: 2 points make 2, the file says 6",
        ],
    ),
    breach(
        "values_are_in_range",
        &[Set(DRUPAL, "profile/first_release/value", "1889")],
        &[
            "data/frameworks/drupal.json: profile.first_release: out of range, expected a number from 1990 to 2100",
        ],
    ),
    breach(
        "values_are_in_range",
        &[Set(DRUPAL, "profile/support_years/value", "21")],
        &[
            "data/frameworks/drupal.json: profile.support_years: out of range, expected a number from 0 to 20",
        ],
    ),
    breach(
        "values_are_in_range",
        &[Set(DRUPAL, "profile/support_years/value", r#""long""#)],
        &[
            "data/frameworks/drupal.json: profile.support_years: out of range, expected a number from 0 to 20",
        ],
    ),
    breach(
        "values_are_in_range",
        &[Set(DRUPAL, "quick_start/commands", "[]")],
        &["data/frameworks/drupal.json: quick_start.commands: no command"],
    ),
    breach(
        "metrics_are_unique",
        &[Add(
            MEASUREMENTS,
            "metrics",
            r#"{"id": "github_stars", "name": "Again", "unit": "stars", "benchmark": "B", "better": "more", "holds": "number", "ages_in_months": 12}"#,
        )],
        &["data/measurements.json: github_stars: metric id occurs twice"],
    ),
    breach(
        "figures_are_known_dated_and_in_range",
        &[Add(
            MEASUREMENTS,
            "figures",
            r#"{"framework": "zebra", "metric": "contributors", "value": 1, "as_of": "2026", "source": "repo-express"}"#,
        )],
        &["data/measurements.json: zebra/contributors: unknown framework “zebra”"],
    ),
    breach(
        "figures_are_known_dated_and_in_range",
        &[Add(
            MEASUREMENTS,
            "figures",
            r#"{"framework": "django", "metric": "charm", "value": 1, "as_of": "2026", "source": "repo-express"}"#,
        )],
        &["data/measurements.json: django/charm: unknown metric “charm”"],
    ),
    breach(
        "figures_are_known_dated_and_in_range",
        &[Add(
            MEASUREMENTS,
            "figures",
            r#"{"framework": "django", "metric": "contributors", "value": 1, "as_of": "2026", "source": "hearsay"}"#,
        )],
        &["data/measurements.json: django/contributors: source “hearsay” is not in sources.json"],
    ),
    breach(
        "figures_are_known_dated_and_in_range",
        &[Add(
            MEASUREMENTS,
            "figures",
            r#"{"framework": "django", "metric": "contributors", "value": 1, "as_of": "recently", "source": "repo-express"}"#,
        )],
        &["data/measurements.json: django/contributors: figure without date: “recently”"],
    ),
    breach(
        "figures_are_known_dated_and_in_range",
        &[Add(
            MEASUREMENTS,
            "figures",
            r#"{"framework": "express", "metric": "contributors", "value": 1, "as_of": "2026", "source": "repo-express"}"#,
        )],
        &["data/measurements.json: express/contributors: figure occurs twice"],
    ),
    breach(
        "figures_are_known_dated_and_in_range",
        &[Add(
            MEASUREMENTS,
            "figures",
            r#"{"framework": "django", "metric": "contributors", "value": -1, "as_of": "2026", "source": "repo-express"}"#,
        )],
        &["data/measurements.json: django/contributors: -1 people is out of range"],
    ),
    breach(
        "figures_are_known_dated_and_in_range",
        &[Add(
            MEASUREMENTS,
            "figures",
            r#"{"framework": "adonisjs", "metric": "so_survey_2026_desired_pct", "value": 120, "as_of": "2026", "source": "so-2026"}"#,
        )],
        &["data/measurements.json: adonisjs/so_survey_2026_desired_pct: 120 % is out of range"],
    ),
    breach(
        "figures_are_known_dated_and_in_range",
        &[Add(
            MEASUREMENTS,
            "figures",
            r#"{"framework": "django", "metric": "contributors", "value": "many", "as_of": "2026", "source": "repo-express"}"#,
        )],
        &["data/measurements.json: django/contributors: expected a number"],
    ),
    breach(
        "figures_are_known_dated_and_in_range",
        &[Add(
            MEASUREMENTS,
            "figures",
            r#"{"framework": "django", "metric": "latest_version_date", "value": 3, "as_of": "2026", "source": "repo-express"}"#,
        )],
        &[
            "data/measurements.json: django/latest_version_date: expected text",
            "data/measurements.json: django/latest_version_date: figure occurs twice",
        ],
    ),
    breach(
        "metrics_are_unique",
        &[Set(MEASUREMENTS, "metrics/0/ages_in_months", "0")],
        &["data/measurements.json: httparena_api4_rps: a figure ages in at least one month"],
    ),
    breach(
        "release_lines_are_dated_and_sourced",
        &[
            Set(RELEASES, "django/lines/0/ends", r#""soon""#),
            Set(RELEASES, "drupal/source", r#""rumour""#),
            Set(RELEASES, "express/as_of", r#""2026""#),
            Set(
                RELEASES,
                "banana",
                r#"{"as_of": "2026-08-22", "source": "endoflife-2026-08", "lines": []}"#,
            ),
        ],
        &[
            "data/releases.json: banana: unknown framework",
            "data/releases.json: django: “soon” is not YYYY-MM-DD",
            "data/releases.json: drupal: source “rumour” is not in sources.json",
            "data/releases.json: express: “2026” is not YYYY-MM-DD",
        ],
    ),
    breach(
        "every_score_has_a_rule",
        &[Remove(RUBRIC, "modularity")],
        &["data/rubric.json: modularity: score without a rule"],
    ),
    breach(
        "every_score_has_a_rule",
        &[Set(
            RUBRIC,
            "charm",
            r#"{"points": [], "least": [1, 2, 3, 4]}"#,
        )],
        &["data/rubric.json: charm: unknown key: facts.json does not list it"],
    ),
    breach(
        "points_are_sound",
        &[
            Set(RUBRIC, "learning_ease/points/0/by", r#"{"given": [1, 1]}"#),
            Add(
                RUBRIC,
                "enterprise_fit/points/reach/by/count/groups",
                r#"["features.charm"]"#,
            ),
            Set(RUBRIC, "conventions/points/2/by/count/least", "[6, 3]"),
            Set(RUBRIC, "enterprise_fit/points/0/means", r#"" ""#),
        ],
        &[
            "data/frameworks/drogon.json: judged.learning_ease.points: “start” is 0, expected 1 to 1",
            "data/frameworks/phoenix.json: judged.learning_ease.points: “start” is 0, expected 1 to 1",
            "data/rubric.json: conventions.presets: the numbers of groups do not rise",
            "data/rubric.json: enterprise_fit.reach: “features.charm” is not a level",
            "data/rubric.json: enterprise_fit.support: a wording is empty",
            "data/rubric.json: learning_ease.start: 1 to 1 leaves nothing to give",
        ],
    ),
    breach(
        "points_are_sound",
        &[Set(RUBRIC, "modularity/least", "[3, 2, 4, 5]")],
        &["data/rubric.json: modularity.least: the totals do not rise"],
    ),
    breach(
        "scores_are_what_points_make",
        &[
            Set(LARAVEL, "features/orm/level", r#""none""#),
            Set(LARAVEL, "features/mail/level", r#""none""#),
        ],
        &[
            "data/frameworks/laravel.json: judged.productivity.score: 7.75 points make 4, the file says 5",
        ],
    ),
    breach(
        "scores_are_what_points_make",
        &[
            Set(LARAVEL, "judged/modularity/points/kernel", "7"),
            Remove(LARAVEL, "judged/modularity/points/swaps"),
            Set(LARAVEL, "judged/modularity/points/charm", "1"),
        ],
        &[
            "data/frameworks/laravel.json: judged.modularity.points: “charm” is not for people to give",
            "data/frameworks/laravel.json: judged.modularity.points: “kernel” is 7, expected 0 to 2",
            "data/frameworks/laravel.json: judged.modularity.points: “swaps” is missing",
            "data/frameworks/laravel.json: judged.modularity.score: 7 points make 5, the file says 3",
        ],
    ),
    breach(
        "an_axis_has_one_source",
        &[Add(
            MEASUREMENTS,
            "figures",
            r#"{"framework": "adonisjs", "metric": "httparena_api4_rps", "value": 9000, "as_of": "2025", "source": "tfb-r23-devto"}"#,
        )],
        &[
            "data/measurements.json: httparena_api4_rps: criterion “throughput-api” would put figures of different sources on one axis: httparena-2026-04-08, tfb-r23-devto",
        ],
    ),
    breach(
        "sources_are_dated_and_cited",
        &[Set(SOURCES, "so-2026/read", r#""2026-11-31""#)],
        &["data/sources.json: so-2026: source without date"],
    ),
    breach(
        "sources_are_dated_and_cited",
        &[Set(SOURCES, "so-2026/as_of", r#""this year""#)],
        &["data/sources.json: so-2026: source without date"],
    ),
    breach(
        "sources_are_dated_and_cited",
        &[Set(
            SOURCES,
            "hearsay",
            r#"{"title": "T", "publisher": "P", "url": null, "as_of": null, "read": "2026-11-22", "caveat": "C"}"#,
        )],
        &["data/sources.json: hearsay: nothing cites this source"],
    ),
    breach(
        "claims_are_sourced",
        &[Set(CLAIMS, "ruby-slower-than-java/sources", "[]")],
        &["data/claims.json: ruby-slower-than-java: claim without source"],
    ),
    breach(
        "claims_are_sourced",
        &[Add(CLAIMS, "ruby-slower-than-java/sources", r#""hearsay""#)],
        &["data/claims.json: ruby-slower-than-java: source “hearsay” is not in sources.json"],
    ),
    breach(
        "claims_are_sourced",
        &[Add(
            CLAIMS,
            "ruby-slower-than-java/frameworks",
            r#""zebra""#,
        )],
        &["data/claims.json: ruby-slower-than-java: unknown framework “zebra”"],
    ),
    breach(
        "claims_are_sourced",
        &[Set(
            CLAIMS,
            "ruby-slower-than-python/id",
            r#""ruby-slower-than-java""#,
        )],
        &["data/claims.json: ruby-slower-than-java: claim id occurs twice"],
    ),
    breach(
        "claims_are_sourced",
        &[Set(CLAIMS, "ruby-slower-than-python/id", r#""Ruby!""#)],
        &[
            "data/claims.json: Ruby!: claim ids hold lower-case letters, digits, dashes and underscores",
        ],
    ),
    breach(
        "every_level_has_a_convention",
        &[
            Remove(CONVENTIONS, "counts/features.orm"),
            Set(CONVENTIONS, "counts/features.mail", r#"" ""#),
            Set(CONVENTIONS, "counts/features.telepathy", r#""guessing""#),
            Set(CONVENTIONS, "general/unknown/means", r#""""#),
        ],
        &[
            "data/conventions.json: features.mail: a wording is empty",
            "data/conventions.json: features.orm: level without a convention",
            "data/conventions.json: features.telepathy: this is not a level",
            "data/conventions.json: unknown: a wording is empty",
        ],
    ),
    breach(
        "every_level_has_a_convention",
        &[Remove(CONVENTIONS, "counts/deployment.edge")],
        &["data/conventions.json: deployment.edge: level without a convention"],
    ),
    breach(
        "what_is_left_out_has_a_reason",
        &[
            Set(LEFT_OUT, "left_out/kemal/rule", r#""taste""#),
            Set(LEFT_OUT, "left_out/servant/why", r#""""#),
            Set(LEFT_OUT, "left_out/warp/source/read", r#""once""#),
        ],
        &[
            "data/left-out.json: kemal: unknown rule “taste”",
            "data/left-out.json: servant: no reason is given",
            "data/left-out.json: warp: source without date",
        ],
    ),
    breach(
        "what_is_left_out_has_a_reason",
        &[
            Set(LEFT_OUT, "not_read/hapi/id", r#""drupal""#),
            Set(LEFT_OUT, "not_read/iris/id", r#""warp""#),
        ],
        &[
            "data/left-out.json: drupal: index.json lists it: it is in",
            "data/left-out.json: warp: framework id occurs twice",
        ],
    ),
    breach(
        "every_edition_says_what_changed",
        &[Set(CHANGES, "0/version", r#""2026-10""#)],
        &["data/changes.json: 2026-11: the edition of index.json does not come first"],
    ),
    breach(
        "every_edition_says_what_changed",
        &[Add(CHANGES, "", r#"{"version": "2027-01", "changes": []}"#)],
        &[
            "data/changes.json: not in order, newest first",
            "data/changes.json: 2027-01: a wording is empty",
        ],
    ),
    breach(
        "themes_concerns_and_criteria_agree",
        &[Set(CRITERIA, "concerns/hiring/theme", r#""luck""#)],
        &["data/criteria.json: hiring: unknown theme “luck”"],
    ),
    breach(
        "themes_concerns_and_criteria_agree",
        &[Set(
            CRITERIA,
            "criteria/learning-ease/concern",
            r#""hiring""#,
        )],
        &["data/criteria.json: learning: concern without criteria"],
    ),
    breach(
        "themes_concerns_and_criteria_agree",
        &[Set(CRITERIA, "criteria/caching/concern", r#""luck""#)],
        &["data/criteria.json: caching: unknown concern “luck”"],
    ),
    breach(
        "themes_concerns_and_criteria_agree",
        &[Set(CRITERIA, "criteria/caching/share", "0")],
        &["data/criteria.json: caching: share 0 is out of range, expected above 0 and up to 1"],
    ),
    breach(
        "themes_concerns_and_criteria_agree",
        &[Set(CRITERIA, "criteria/caching/id", r#""rate-limiting""#)],
        &["data/criteria.json: rate-limiting: criterion id occurs twice"],
    ),
    breach(
        "scales_are_sound",
        &[Set(CRITERIA, "criteria/hiring-pool/value/best", "1")],
        &["data/criteria.json: hiring-pool: the anchors 1 and 1 span no scale"],
    ),
    breach(
        "scales_are_sound",
        &[Set(CRITERIA, "criteria/hiring-pool/value/worst", "0")],
        &["data/criteria.json: hiring-pool: the anchors 0 and 20 span no scale"],
    ),
    breach(
        "scales_are_sound",
        &[Set(CRITERIA, "criteria/language/value/later", "0")],
        &["data/criteria.json: language: later 0 is out of range, expected above 0 and up to 1"],
    ),
    breach(
        "scales_are_sound",
        &[Set(CRITERIA, "criteria/support-years/value/best", "0")],
        &["data/criteria.json: support-years: the anchors 0 and 0 span no scale"],
    ),
    breach(
        "scales_are_sound",
        &[Set(CRITERIA, "criteria/hiring-pool/value/spread", "2")],
        &["data/criteria.json: hiring-pool: spread 2 is out of range, expected 0 to 1"],
    ),
    breach(
        "scales_are_sound",
        &[Set(
            CRITERIA,
            "criteria/static-types/value/values/static",
            "1.5",
        )],
        &[
            "data/criteria.json: static-types: value 1.5 of “static” is out of range, expected 0 to 1",
        ],
    ),
    breach(
        "reads_are_known",
        &[Set(
            CRITERIA,
            "criteria/i18n/value/reads",
            r#""features.telepathy""#,
        )],
        &["data/criteria.json: i18n: “features.telepathy” is not a fact that it can read"],
    ),
    breach(
        "reads_are_known",
        &[Set(
            CRITERIA,
            "criteria/i18n/value/reads",
            r#""judged.modularity""#,
        )],
        &["data/criteria.json: i18n: “judged.modularity” is not a fact that it can read"],
    ),
    breach(
        "reads_are_known",
        &[Set(
            CRITERIA,
            "criteria/learning-ease/value/reads",
            r#""features.orm""#,
        )],
        &["data/criteria.json: learning-ease: “features.orm” is not a fact that it can read"],
    ),
    breach(
        "reads_are_known",
        &[Set(
            CRITERIA,
            "criteria/hiring-pool/value/reads",
            r#""profile.kind""#,
        )],
        &["data/criteria.json: hiring-pool: “profile.kind” is not a fact that it can read"],
    ),
    breach(
        "reads_are_known",
        &[Set(
            CRITERIA,
            "criteria/support-years/value/reads",
            r#""profile.kind""#,
        )],
        &["data/criteria.json: support-years: “profile.kind” is not a fact that it can read"],
    ),
    breach(
        "reads_are_known",
        &[Set(
            CRITERIA,
            "criteria/static-types/value/reads",
            r#""features.orm""#,
        )],
        &["data/criteria.json: static-types: “features.orm” is not a fact that it can read"],
    ),
    breach(
        "reads_are_known",
        &[Remove(
            CRITERIA,
            "criteria/static-types/value/values/gradual",
        )],
        &["data/criteria.json: static-types: no value for “gradual” of profile.typing"],
    ),
    breach(
        "ids_are_unique",
        &[Set(QUESTIONS, "licence/id", r#""operations""#)],
        &["data/questions.json: operations: question id occurs twice"],
    ),
    breach(
        "ids_are_unique",
        &[Set(
            QUESTIONS,
            "security/requirements/csrf-supported/id",
            r#""no-copyleft""#,
        )],
        &["data/questions.json: no-copyleft: requirement id occurs twice"],
    ),
    breach(
        "ids_are_unique",
        &[Set(QUESTIONS, "licence/options/open/id", r#""sell""#)],
        &["data/questions.json: sell: option id occurs twice"],
    ),
    breach(
        "ids_are_unique",
        &[Set(QUESTIONS, "licence/options/open/id", r#""not-sure""#)],
        &["data/questions.json: licence.not-sure: every question has this option by itself"],
    ),
    breach(
        "ids_are_unique",
        &[Set(
            QUESTIONS,
            "licence/options/open/id",
            r#""doesnt-matter""#,
        )],
        &["data/questions.json: licence.doesnt-matter: every question has this option by itself"],
    ),
    breach(
        "ids_are_unique",
        &[
            Set(QUESTIONS, "licence/options", "[]"),
            Set(QUESTIONS, "licence/doesnt_matter_prior", "1"),
        ],
        &["data/questions.json: licence: question without options"],
    ),
    breach(
        "every_concern_has_one_question",
        &[Set(QUESTIONS, "licence/theme", r#""luck""#)],
        &["data/questions.json: licence: unknown theme “luck”"],
    ),
    breach(
        "every_concern_has_one_question",
        &[Set(QUESTIONS, "licence/concern", r#""luck""#)],
        &[
            "data/criteria.json: licence: 0 questions ask about this concern, expected 1",
            "data/questions.json: licence: unknown concern “luck”",
        ],
    ),
    breach(
        "every_concern_has_one_question",
        &[Set(QUESTIONS, "situation/concern", r#""licence""#)],
        &["data/criteria.json: licence: 2 questions ask about this concern, expected 1"],
    ),
    breach(
        "priors_sum_to_one",
        &[Set(QUESTIONS, "licence/doesnt_matter_prior", "0.3")],
        &["data/questions.json: licence: the prior shares sum to 0.4, expected 1"],
    ),
    breach(
        "priors_sum_to_one",
        &[
            Set(QUESTIONS, "licence/options/sell/prior", "-0.25"),
            Set(QUESTIONS, "licence/options/open/prior", "0.75"),
            Set(QUESTIONS, "licence/doesnt_matter_prior", "0.5"),
        ],
        &["data/questions.json: licence.sell: -0.25 is out of range, expected 0 to 1"],
    ),
    breach(
        "priors_sum_to_one",
        &[
            Set(QUESTIONS, "licence/options/sell/prior", "0.75"),
            Set(QUESTIONS, "licence/options/open/prior", "0.75"),
            Set(QUESTIONS, "licence/doesnt_matter_prior", "-0.5"),
        ],
        &["data/questions.json: licence: -0.5 is out of range, expected 0 to 1"],
    ),
    breach(
        "options_name_what_exists",
        &[Set(QUESTIONS, "style/options/included/shares/caching", "0")],
        &[
            "data/questions.json: style.included: “caching” is not a criterion of this question's concern",
        ],
    ),
    breach(
        "options_name_what_exists",
        &[Set(
            QUESTIONS,
            "style/options/included/shares/conventions",
            "2",
        )],
        &["data/questions.json: style.included: 2 is out of range, expected 0 to 1"],
    ),
    breach(
        "options_name_what_exists",
        &[Set(
            QUESTIONS,
            "style/options/included/shares/conventions",
            "0",
        )],
        &["data/questions.json: style.included: the shares leave nothing"],
    ),
    breach(
        "options_name_what_exists",
        &[Set(
            QUESTIONS,
            "languages/options/php/fits/i18n",
            r#"{"PHP": 1}"#,
        )],
        &["data/questions.json: languages.php: “i18n” is not a criterion that depends on a choice"],
    ),
    breach(
        "options_name_what_exists",
        &[Set(
            QUESTIONS,
            "languages/options/php/fits/language/COBOL",
            "1",
        )],
        &["data/questions.json: languages.php: no framework knows “COBOL” of profile.languages"],
    ),
    breach(
        "options_name_what_exists",
        &[Set(
            QUESTIONS,
            "database/options/mysql/fits/database/dbase",
            "1",
        )],
        &["data/questions.json: database.mysql: no framework knows “dbase” of databases"],
    ),
    breach(
        "options_name_what_exists",
        &[Set(
            QUESTIONS,
            "languages/options/php/fits/language/PHP",
            "1.5",
        )],
        &["data/questions.json: languages.php: 1.5 is out of range, expected 0 to 1"],
    ),
    breach(
        "expectations_name_what_exists",
        &[Set(
            QUESTIONS,
            "situation/options/extending/expects/horoscope",
            r#"{"leo": 1}"#,
        )],
        &["data/questions.json: situation.extending.expects.horoscope: unknown question"],
    ),
    breach(
        "expectations_name_what_exists",
        &[Set(
            QUESTIONS,
            "licence/options/sell/expects",
            r#"{"hiring": {"many": 1}}"#,
        )],
        &[
            "data/questions.json: licence.sell.expects.hiring: an expectation speaks of a later question",
        ],
    ),
    breach(
        "expectations_name_what_exists",
        &[Set(
            QUESTIONS,
            "situation/options/extending/expects/style",
            r#"{"mixed": 1}"#,
        )],
        &["data/questions.json: situation.extending.expects.style: unknown option “mixed”"],
    ),
    breach(
        "expectations_name_what_exists",
        &[Set(
            QUESTIONS,
            "situation/options/extending/expects/style",
            r#"{"composed": 0.5}"#,
        )],
        &[
            "data/questions.json: situation.extending.expects.style: the shares sum to 0.5, expected 1",
        ],
    ),
    breach(
        "expectations_name_what_exists",
        &[Set(
            QUESTIONS,
            "situation/options/extending/expects/style",
            r#"{"composed": 1.5, "included": -0.5}"#,
        )],
        &[
            "data/questions.json: situation.extending.expects.style: -0.5 is out of range, expected 0 to 1",
            "data/questions.json: situation.extending.expects.style: 1.5 is out of range, expected 0 to 1",
        ],
    ),
    breach(
        "requirements_are_sound",
        &[Set(
            QUESTIONS,
            "security/requirements/csrf-supported/test/reads",
            r#""judged.modularity""#,
        )],
        &[
            "data/questions.json: security.csrf-supported: the test reads what no framework file holds",
        ],
    ),
    breach(
        "requirements_are_sound",
        &[Set(
            QUESTIONS,
            "support/requirements/three-years/test/reads",
            r#""profile.kind""#,
        )],
        &["data/questions.json: support.three-years: the test reads what no framework file holds"],
    ),
    breach(
        "requirements_are_sound",
        &[Set(
            QUESTIONS,
            "types/requirements/checked-types/test/words",
            r#"["psychic"]"#,
        )],
        &["data/questions.json: types.checked-types: the test reads what no framework file holds"],
    ),
    breach(
        "requirements_are_sound",
        &[Set(
            QUESTIONS,
            "licence/requirements/no-copyleft/test/reads",
            r#""profile.colour""#,
        )],
        &["data/questions.json: licence.no-copyleft: the test reads what no framework file holds"],
    ),
    breach(
        "requirements_are_sound",
        &[Set(
            QUESTIONS,
            "database/requirements/database-supported/test/criterion",
            r#""language""#,
        )],
        &[
            "data/questions.json: database.database-supported: the test reads what no framework file holds",
        ],
    ),
    breach(
        "requirements_are_sound",
        &[Set(
            QUESTIONS,
            "languages/requirements/only-known-languages/test/at_least",
            "2",
        )],
        &[
            "data/questions.json: languages.only-known-languages: the test reads what no framework file holds",
        ],
    ),
    breach(
        "requirements_are_sound",
        &[Set(
            QUESTIONS,
            "licence/requirements/no-copyleft/base_rate",
            "2",
        )],
        &["data/questions.json: licence.no-copyleft: 2 is out of range, expected 0 to 1"],
    ),
    breach(
        "presets_can_be_read",
        &[Set(
            PRESETS,
            "best-php/sheet/answers/languages",
            r#"["cobol"]"#,
        )],
        &["data/presets.json: best-php: option “cobol” of question “languages” is not known here"],
    ),
    breach(
        "presets_can_be_read",
        &[Set(
            PRESETS,
            "best-php/sheet/answers/horoscope",
            r#"["leo"]"#,
        )],
        &["data/presets.json: best-php: question “horoscope” is not known here"],
    ),
    breach(
        "presets_can_be_read",
        &[Set(PRESETS, "best-php/sheet/requirements", r#"["charm"]"#)],
        &["data/presets.json: best-php: requirement “charm” is not known here"],
    ),
    breach(
        "presets_can_be_read",
        &[Set(PRESETS, "best-php/id", r#""data-tool""#)],
        &["data/presets.json: data-tool: preset id occurs twice"],
    ),
];

/// What types refuse before any rule is asked. The place in the text that the
/// parser adds is left out: it moves with every fact.
pub(crate) const REFUSALS: &[(&[Edit], &[&str])] = &[
    (
        &[Set(DRUPAL, "features/orm/colour", r#""blue""#)],
        &[
            "data/frameworks/drupal.json: features.orm.colour: unknown field `colour`, expected one of `level`, `what`, `source`, `read`, `note`, `doubt`",
        ],
    ),
    (
        &[Remove(DRUPAL, "features/orm/what")],
        &["data/frameworks/drupal.json: features.orm: missing field `what`"],
    ),
    (
        &[Set(DRUPAL, "features/orm/level", r#""plenty""#)],
        &[
            "data/frameworks/drupal.json: features.orm.level: unknown variant `plenty`, expected one of `none`, `community`, `official`, `core`, `unknown`",
        ],
    ),
    (
        &[Set(DRUPAL, "judged/modularity/score", r#""high""#)],
        &[
            "data/frameworks/drupal.json: judged.modularity.score: invalid type: string \"high\", expected u8",
        ],
    ),
    (
        &[Set(
            QUESTIONS,
            "project/options/content-site/importance",
            r#""vital""#,
        )],
        &[
            "data/questions.json: [0].options[0].importance: unknown variant `vital`, expected one of `doesnt-matter`, `a-little`, `matters`, `important`, `decisive`",
        ],
    ),
    (
        &[Set(CRITERIA, "criteria/language/value/kind", r#""guess""#)],
        &[
            "data/criteria.json: criteria[0].value.kind: unknown variant `guess`, expected one of `level`, `level-of-choice`, `score`, `linear`, `log`, `words`, `fit-of-choice`",
        ],
    ),
    (
        &[Write(SOURCES, "see the web")],
        &["data/sources.json: expected value"],
    ),
    (
        &[Write(PRESETS, "[] and more")],
        &["data/presets.json: trailing characters"],
    ),
    (
        &[Write(
            RELEASES,
            r#"{"express": {"as_of": "2026-08-22", "source": "S", "lines": []},
                "koa": {"as_of": "2026-08-22", "source": "S", "lines": []},
                "express": {"as_of": "2026-08-23", "source": "S", "lines": []}}"#,
        )],
        &["data/releases.json: the key “express” occurs twice"],
    ),
    (
        &[Write(
            RUBRIC,
            r#"{"productivity": {"least": [1, 2, 3, 4], "points": [
                {"id": "a", "name": "A", "means": "M", "by": {"given": [0, 1]}, "id": "b"}]}}"#,
        )],
        &["data/rubric.json: productivity.points[0]: duplicate field `id`"],
    ),
    (
        &[Delete(CLAIMS)],
        &["data/claims.json: cannot be read: No such file or directory (os error 2)"],
    ),
    (
        &[Add(INDEX, "frameworks", r#""zebra""#)],
        &["data/frameworks/zebra.json: cannot be read: No such file or directory (os error 2)"],
    ),
    (
        &[Delete(INDEX)],
        &["data/index.json: cannot be read: No such file or directory (os error 2)"],
    ),
    (
        &[Delete(CLAIMS), Write(FACTS, ""), Remove(DRUPAL, "summary")],
        &[
            "data/facts.json: EOF while parsing a value",
            "data/claims.json: cannot be read: No such file or directory (os error 2)",
            "data/frameworks/drupal.json: missing field `summary`",
        ],
    ),
];
