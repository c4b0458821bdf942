//! Looking through the frameworks: search, filters, address, keyboard, and what
//! happens when nothing fits or nothing comes.

use serde_json::json;

use crate::harness::{Key, Visitor, visit};
use crate::screens::{PYTHON_TEAM, data, link_of, pick_of};

/// The names of the rows, in their order.
fn listed(visitor: &mut Visitor) -> Vec<String> {
    visitor.texts(".list tbody th > a")
}

/// Path and query of the address.
fn address(visitor: &mut Visitor) -> String {
    let address = visitor.run("return location.pathname + location.search", json!([]));
    address.as_str().unwrap().to_owned()
}

#[track_caller]
fn wait_for_parts(visitor: &mut Visitor) {
    visitor.wait_text("#browse-hint", "and parts such as");
}

#[track_caller]
fn search(visitor: &mut Visitor, text: &str) {
    visitor.click("#browse-search");
    visitor.type_text(text);
}

fn all() -> usize {
    data("index.json")["frameworks"].as_array().unwrap().len()
}

#[test]
fn a_part_is_found_by_its_name_and_said_to_be() {
    visit(|visitor| {
        visitor.open("/frameworks");
        wait_for_parts(visitor);
        assert_eq!(listed(visitor).len(), all());
        search(visitor, "ÉLOQUENT");
        visitor.wait_text(".list__part", "Object-relational mapper");
        visitor.wait_text(".list__part", "Eloquent");
        assert!(listed(visitor).contains(&"Laravel".to_owned()));
        visitor.wait_text(".list__part mark", "Eloquent");
        // Both words have to be somewhere.
        visitor.type_text(" php");
        visitor.wait_text(".list__part", "Eloquent");
        visitor.wait_text(".list__pair mark", "PHP");
        visitor.type_text(" elixir");
        visitor.wait_for(".nothing-fits");
        // The short name of a part, which the line does not show.
        visitor.open("/frameworks?q=orm");
        visitor.wait_text(".list__part mark", "Object-relational mapper");
    });
}

#[test]
fn the_address_holds_the_view_and_back_goes_back() {
    visit(|visitor| {
        visitor.open("/frameworks");
        wait_for_parts(visitor);
        visitor.click("input[name=language][value=PHP]");
        visitor.wait_text(".chosen", "PHP");
        let php = listed(visitor);
        assert!(php.len() < all() && php.contains(&"Laravel".to_owned()));
        search(visitor, "orm");
        visitor.wait_until("the text", "return location.search.includes('q=orm')");
        let narrowed = listed(visitor);
        assert!(narrowed.len() <= php.len());
        let link = address(visitor);
        assert_eq!(link, "/frameworks?q=orm&language=PHP");

        visitor.in_new_tab(|visitor| {
            visitor.open(&link);
            wait_for_parts(visitor);
            visitor.wait_text(".tools__count", &format!("{} of", narrowed.len()));
            assert_eq!(listed(visitor), narrowed);
            let typed = visitor.run(
                "return document.querySelector('#browse-search').value",
                json!([]),
            );
            assert_eq!(typed, json!("orm"));
            visitor.wait_for("input[name=language][value=PHP]:checked");
        });

        // What was typed letter by letter is one step with the filter before it.
        visitor.back();
        visitor.wait_gone(".chosen");
        assert_eq!(address(visitor), "/frameworks");
        assert_eq!(listed(visitor).len(), all());
    });
}

#[test]
fn levels_scores_and_support_narrow_and_order() {
    visit(|visitor| {
        visitor.open("/frameworks?has=features.admin_ui:core&sort=learning_ease");
        wait_for_parts(visitor);
        visitor.wait_text(".chosen", "Back office: built in");
        let slugs = visitor.run(
            "return [...document.querySelectorAll('.list tbody th > a')]
                .map((each) => each.getAttribute('href').split('/').pop())",
            json!([]),
        );
        let slugs: Vec<String> = serde_json::from_value(slugs).unwrap();
        assert!(!slugs.is_empty());
        let mut scores = Vec::new();
        for slug in &slugs {
            let dossier = data(&format!("frameworks/{slug}.json"));
            assert_eq!(dossier["features"]["admin_ui"]["level"], "core", "{slug}");
            scores.push(
                dossier["judged"]["learning_ease"]["score"]
                    .as_u64()
                    .unwrap(),
            );
        }
        assert!(scores.is_sorted_by(|one, other| one >= other), "{scores:?}");

        visitor.open("/frameworks?until=2028");
        visitor.wait_text(".chosen", "fixes into 2028");
        visitor.wait_text(".list", "Django");
        assert!(!listed(visitor).contains(&"Flask".to_owned()));
    });
}

#[test]
fn what_a_link_asks_in_vain_is_named() {
    visit(|visitor| {
        visitor.open("/frameworks?language=php,cobol&sort=beauty&mood=calm");
        visitor.wait_text(".problem", "“language=cobol”");
        visitor.wait_text(".problem", "“sort=beauty”");
        visitor.wait_text(".problem", "“mood=calm”");
        visitor.wait_text(".chosen", "PHP");
        visitor.click_text("button", "Clear all");
        visitor.wait_gone(".problem");
        assert_eq!(address(visitor), "/frameworks");
    });
}

#[test]
fn an_empty_list_offers_ways_out() {
    visit(|visitor| {
        visitor.open("/frameworks?q=celery&language=PHP");
        wait_for_parts(visitor);
        visitor.wait_text(".nothing-fits h2", "No framework here fits all of that");
        visitor.wait_text(".nothing-fits", "Remove “celery”");
        visitor.click_text("button", "Remove Language: PHP");
        visitor.wait_gone(".nothing-fits");
        visitor.wait_text(".list__part", "Celery");
        visitor.wait_focus("#browse-search", "");
        visitor.open("/frameworks?q=zzzz&language=PHP&kind=cms");
        visitor.click_text("button", "Show every framework");
        visitor.wait_gone(".nothing-fits");
        assert_eq!(listed(visitor).len(), all());
    });
}

#[test]
fn by_keyboard_alone_to_a_framework_and_to_a_comparison() {
    visit(|visitor| {
        visitor.open("/frameworks");
        wait_for_parts(visitor);
        visitor.tab_to("#browse-search", "");
        visitor.type_text("python");
        visitor.wait_text(".tools__count", " of ");
        visitor.tab_to("input[name=kind]", "small core");
        visitor.press(Key::Space);
        visitor.wait_for("input[name=kind]:checked");
        assert!(
            visitor.has_focus("input[name=kind]", "small core"),
            "the box keeps the focus"
        );
        visitor.tab_to(".chosen__one", "small core");
        visitor.press(Key::Enter);
        visitor.wait_gone("input[name=kind]:checked");
        visitor.tab_to(".tick input", "Django");
        visitor.press(Key::Space);
        visitor.wait_text(".comparing", "Tick one more");
        visitor.tab_to(".tick input", "Flask");
        visitor.press(Key::Space);
        visitor.tab_to(".comparing a", "Compare");
        let to = visitor.run(
            "return document.activeElement.getAttribute('href')",
            json!([]),
        );
        assert_eq!(to, json!("/compare?f=django,flask"));
        visitor.tab_to("button", "Clear ticks");
        visitor.press(Key::Enter);
        visitor.wait_gone(".comparing");
    });
}

#[test]
fn the_number_found_is_said_once() {
    visit(|visitor| {
        visitor.open("/frameworks");
        wait_for_parts(visitor);
        visitor.run(
            "window.said = [];
            const status = document.querySelector('p.heard[role=status]');
            new MutationObserver(() => window.said.push(status.textContent))
                .observe(status, { childList: true, characterData: true, subtree: true });",
            json!([]),
        );
        search(visitor, "kotlin");
        visitor.wait_until("something said", "return window.said.length > 0");
        let said = visitor.run("return window.said", json!([]));
        let shown = visitor.text(".tools__count");
        assert_eq!(said, json!([shown]));
    });
}

#[test]
fn without_the_parts_names_and_languages_are_searched() {
    visit(|visitor| {
        visitor.devtools("Network.enable", json!({}));
        visitor.devtools(
            "Network.setBlockedURLs",
            json!({ "urls": ["*/cells.json"] }),
        );
        visitor.open("/frameworks");
        visitor.wait_text("#browse-hint", "Parts cannot be searched");
        visitor.wait_text("#browse-hint", "the file could not be reached");
        search(visitor, "djan");
        visitor.wait_text(".tools__count", " of ");
        assert!(listed(visitor).contains(&"Django".to_owned()));
        visitor.click_text("button", "Clear all");
        search(visitor, "kotlin");
        visitor.wait_text(".tools__count", " of ");
        assert!(listed(visitor).contains(&"Ktor".to_owned()));
        // The browser itself reports what it was told to block; nothing else.
        for error in visitor.console_errors() {
            assert!(error.contains("cells.json"), "{error}");
        }
    });
}

#[test]
fn on_a_phone_the_filters_fold() {
    visit(|visitor| {
        visitor.set_width(390);
        visitor.open("/frameworks");
        let is_shown = "return document.querySelector('#browse-facets').offsetHeight > 0";
        assert_eq!(visitor.run(is_shown, json!([])), json!(false));
        visitor.click_text("button", "Filters");
        visitor.wait_until("the filters", is_shown);
        visitor.click("input[name=kind][value=cms]");
        visitor.wait_text("button", "Filters (1)");
    });
}

#[test]
fn the_list_can_follow_my_ranking() {
    visit(|visitor| {
        visitor.open("/frameworks?sort=rank");
        visitor.wait_text(".tools__bare", "You have not answered anything yet");
        visitor.open_afresh(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
        visitor.open("/frameworks?sort=rank");
        assert_eq!(listed(visitor)[0], pick_of(PYTHON_TEAM));
        assert_eq!(visitor.count(".tools__bare"), 0);
    });
}
