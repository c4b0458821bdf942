//! From a case in JSON to the engine's measures and back.

use backstay::decision::measure::{
    Acceptability, Sample, Statement, beliefs, centroid, differences, dominated, entropy,
    first_shares, information, jensen_shannon, kendall_w, level_at, linear, mean,
    minimal_dominating_set, nearest_weights, order, piecewise, ranks, regrets, switch_unnormalised,
    tau_b, value, values, weights, worst,
};
use backstay::decision::measure::{draw_beta, draw_normal};
use serde_json::{Map, Value, json};

/// Completions of a case whose measurements or weights are drawn.
const DRAWS: u32 = 40_000;
/// Values that differ by less are equal but for rounding.
const TIE: f64 = 1e-12;

type Answers = Map<String, Value>;
type Rows = Vec<Vec<f64>>;

/// Answers one case, an array of cases, or an object that holds `cases`.
pub(crate) fn answer_all(input: &Value) -> Value {
    match input.get("cases").unwrap_or(input) {
        Value::Array(cases) => cases.iter().map(answer).collect(),
        case => answer(case),
    }
}

/// Answers one case: its id, and the keys of its `expected`.
pub(crate) fn answer(case: &Value) -> Value {
    let mut answer = Answers::new();
    answer.insert("id".into(), case.get("id").cloned().unwrap_or(Value::Null));
    match measure(case) {
        Err(error) => {
            answer.insert("error".into(), error.into());
        }
        Ok(found) => match case.get("expected").and_then(Value::as_object) {
            None => answer.extend(found),
            Some(expected) => {
                for (key, wanted) in expected {
                    answer.insert(key.clone(), pick(&found, key, wanted));
                }
            }
        },
    }
    Value::Object(answer)
}

/// The answer to a key. A key of printed numbers asks for what it is printed
/// of, a table of them for the same under each of its names.
fn pick(found: &Answers, key: &str, wanted: &Value) -> Value {
    let name = match key {
        "printed" if found.contains_key("weights") => "weights",
        "printed" => "scores",
        other => other.strip_prefix("printed_").unwrap_or(other),
    };
    let value = if name == "spotis" {
        found.get("scores").and_then(Value::as_array).map(|scores| {
            scores
                .iter()
                .filter_map(Value::as_f64)
                .map(|x| 1.0 - x)
                .collect()
        })
    } else {
        found.get(name).cloned()
    };
    match (value, wanted) {
        (None, _) => "unsupported".into(),
        (Some(value @ Value::Array(_)), Value::Object(names)) => names
            .keys()
            .map(|name| (name.clone(), value.clone()))
            .collect::<Answers>()
            .into(),
        (Some(value), _) => value,
    }
}

fn measure(case: &Value) -> Result<Answers, String> {
    let method = case.get("method").and_then(Value::as_str).unwrap_or("");
    let has = |key: &str| case.get(key).is_some();
    if method.contains("TOPSIS") {
        return Ok(Answers::new());
    }
    if has("cutoffs") {
        scale(case)
    } else if has("free_weight") {
        question(case)
    } else if has("normalised_weights") {
        sample_size(case)
    } else if has("ranks_by_person") {
        concordance(case)
    } else if has("first_rank_by_person") {
        group(case)
    } else if has("first_rank_acceptability") {
        let shares = numbers(case, "first_rank_acceptability")?;
        Ok(answers(json!({ "entropy_bits": entropy(&shares) })))
    } else if has("requirements") {
        requirements(case)
    } else if has("compare") {
        comparison(case)
    } else if has("measurements") {
        drawn(case)
    } else if has("weight_samples") {
        given_samples(case)
    } else if has("weight_constraints") && has("matrix") {
        exact(case)
    } else if has("weight_constraints") {
        let n = case
            .get("n")
            .and_then(Value::as_u64)
            .ok_or("n: a count is missing")?;
        let n = usize::try_from(n).map_err(|error| format!("n: {error}"))?;
        let found = centroid(n, &statements(case, n)?, DRAWS);
        if found.is_empty() {
            return Err("weight_constraints: they allow no weights, or next to none".into());
        }
        Ok(answers(json!({ "weights": found })))
    } else if method.contains("sensitivity") || method.contains("flip") {
        sensitivity(case)
    } else if has("matrix") && has("weights") {
        sums(case)
    } else {
        Ok(Answers::new())
    }
}

fn answers(value: Value) -> Answers {
    match value {
        Value::Object(answers) => answers,
        _ => Answers::new(),
    }
}

fn row(value: &Value, what: &str) -> Result<Vec<f64>, String> {
    value
        .as_array()
        .ok_or_else(|| format!("{what}: an array of numbers is missing"))?
        .iter()
        .map(|each| {
            each.as_f64()
                .ok_or_else(|| format!("{what}: {each} is not a number"))
        })
        .collect()
}

fn numbers(case: &Value, key: &str) -> Result<Vec<f64>, String> {
    row(case.get(key).unwrap_or(&Value::Null), key)
}

fn table(value: &Value, what: &str) -> Result<Rows, String> {
    let rows = value
        .as_array()
        .ok_or_else(|| format!("{what}: an array of rows is missing"))?
        .iter()
        .map(|each| row(each, what))
        .collect::<Result<Rows, String>>()?;
    let width = rows.first().map(Vec::len).filter(|width| *width > 0);
    match width {
        Some(width) if rows.iter().all(|row| row.len() == width) => Ok(rows),
        _ => Err(format!("{what}: rows must have one length, of at least 1")),
    }
}

fn rows(case: &Value, key: &str) -> Result<Rows, String> {
    table(case.get(key).unwrap_or(&Value::Null), key)
}

fn words(case: &Value, key: &str) -> Vec<String> {
    case.get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

fn weights_of(case: &Value, width: usize) -> Result<Vec<f64>, String> {
    let weights = numbers(case, "weights")?;
    if weights.len() == width {
        Ok(weights)
    } else {
        Err(format!(
            "weights: found {}, expected {width}",
            weights.len()
        ))
    }
}

/// The partial values that a case states or describes.
fn partials(case: &Value) -> Result<Rows, String> {
    let mut matrix = rows(case, "matrix")?;
    let directions = words(case, "directions");
    let less_is_better = |column: usize| directions.get(column).is_some_and(|each| each == "min");
    let how = case
        .get("values")
        .and_then(Value::as_str)
        .unwrap_or("as given");
    if how.contains("sum of squares") {
        let squares = |column: usize, matrix: &Rows| -> f64 {
            let cells = matrix.iter().filter_map(|row| row.get(column));
            cells.map(|x| x * x).sum::<f64>().sqrt()
        };
        let width = matrix.first().map_or(0, Vec::len);
        let lengths: Vec<f64> = (0..width).map(|column| squares(column, &matrix)).collect();
        for row in &mut matrix {
            for (column, (cell, length)) in row.iter_mut().zip(&lengths).enumerate() {
                *cell *= if less_is_better(column) { -1.0 } else { 1.0 } / length;
            }
        }
    } else if case.get("scales").is_some() {
        let scales = rows(case, "scales")?;
        for row in &mut matrix {
            for (column, (cell, ends)) in row.iter_mut().zip(&scales).enumerate() {
                let &[low, high] = ends.as_slice() else {
                    return Err("scales: each has two ends".into());
                };
                *cell = if less_is_better(column) {
                    linear(*cell, high, low)
                } else {
                    linear(*cell, low, high)
                };
            }
        }
    }
    Ok(matrix)
}

fn sums(case: &Value) -> Result<Answers, String> {
    let matrix = partials(case)?;
    let weights = weights_of(case, matrix.first().map_or(0, Vec::len))?;
    let scores = values(&weights, &matrix);
    Ok(answers(json!({
        "ranks_ties_share_best": ranks(&scores, TIE),
        "ranking_best_first": order(&scores),
        "scores": scores,
    })))
}

fn comparison(case: &Value) -> Result<Answers, String> {
    let matrix = partials(case)?;
    let weights = weights_of(case, matrix.first().map_or(0, Vec::len))?;
    let names = words(case, "alternatives");
    let chosen: Vec<&Vec<f64>> = words(case, "compare")
        .iter()
        .map(|name| {
            names
                .iter()
                .position(|each| each == name)
                .or_else(|| {
                    names
                        .iter()
                        .position(|each| each.starts_with(name.as_str()))
                })
                .and_then(|position| matrix.get(position))
                .ok_or_else(|| format!("compare: no alternative “{name}”"))
        })
        .collect::<Result<_, String>>()?;
    let &[one, other] = chosen.as_slice() else {
        return Err("compare: two alternatives are needed".into());
    };
    let found = differences(&weights, one, other);
    let criteria = words(case, "criteria");
    let set: Vec<Value> = minimal_dominating_set(&found)
        .into_iter()
        .map(|position| {
            criteria
                .get(position)
                .map_or(json!(position), |name| json!(name))
        })
        .collect();
    Ok(answers(json!({
        "total_difference": value(&weights, one) - value(&weights, other),
        "contribution_difference": found,
        "minimal_dominating_set": set,
    })))
}

fn scale(case: &Value) -> Result<Answers, String> {
    let (cutoffs, levels) = (numbers(case, "cutoffs")?, numbers(case, "cutoff_values")?);
    if cutoffs.len() != levels.len() || cutoffs.is_empty() {
        return Err("cutoff_values: one for each cutoff".into());
    }
    let found: Vec<f64> = numbers(case, "x")?
        .into_iter()
        .map(|x| piecewise(x, &cutoffs, &levels))
        .collect();
    Ok(answers(json!({ "values": found })))
}

fn statements(case: &Value, criteria: usize) -> Result<Vec<Statement>, String> {
    let given = case.get("weight_constraints").and_then(Value::as_array);
    let names = words(case, "criteria");
    let position = |value: &Value| -> Result<usize, String> {
        let position = match value {
            Value::String(name) => names.iter().position(|each| each == name),
            number => number
                .as_u64()
                .and_then(|number| usize::try_from(number).ok()),
        };
        position
            .filter(|position| *position < criteria)
            .ok_or_else(|| format!("weight_constraints: no criterion {value}"))
    };
    given
        .into_iter()
        .flatten()
        .map(|each| {
            let at = |key: &str| position(each.get(key).unwrap_or(&Value::Null));
            let end = |key: &str, default| each.get(key).and_then(Value::as_f64).unwrap_or(default);
            match each.get("type").and_then(Value::as_str) {
                Some("order") => each
                    .get("best_first")
                    .and_then(Value::as_array)
                    .ok_or("weight_constraints: best_first is missing")?
                    .iter()
                    .map(position)
                    .collect::<Result<_, String>>()
                    .map(Statement::Order),
                Some("ge") => Ok(Statement::AtLeast(at("i")?, at("j")?)),
                Some("ratio") => Ok(Statement::Ratio {
                    over: at("i")?,
                    under: at("j")?,
                    low: end("low", 0.0),
                    high: end("high", f64::INFINITY),
                }),
                Some("bounds") => Ok(Statement::Bounds {
                    of: at("i")?,
                    low: end("low", 0.0),
                    high: end("high", 1.0),
                }),
                _ => Err(format!("weight_constraints: cannot read {each}")),
            }
        })
        .collect()
}

fn exact(case: &Value) -> Result<Answers, String> {
    let matrix = partials(case)?;
    let width = matrix.first().map_or(0, Vec::len);
    let said = statements(case, width)?;
    if let Some(shares) = first_shares(&matrix, &said) {
        let fraction = shares.first().and_then(|share| fraction(*share));
        return Ok(answers(json!({
            "first_rank_acceptability": shares,
            "exact_fraction_first": fraction,
        })));
    }
    let drawn = samples(draw_weights(width, &said)?, |_| matrix.clone());
    Ok(shares(&Acceptability::of(&drawn)))
}

/// The simplest fraction within 1e-12 of a share, if its denominator is small.
fn fraction(share: f64) -> Option<String> {
    (1..=100_000_u32)
        .map(|under| (under, (share * f64::from(under)).round()))
        .find(|(under, over)| (over / f64::from(*under) - share).abs() < 1e-12)
        .map(|(under, over)| format!("{over}/{under}"))
}

/// Weights that the statements of a case allow.
fn draw_weights(criteria: usize, said: &[Statement]) -> Result<Rows, String> {
    let drawn = weights(criteria, said, DRAWS);
    if drawn.is_empty() {
        Err("weight_constraints: they allow no weights, or next to none".into())
    } else {
        Ok(drawn)
    }
}

fn samples(weights: Rows, mut partials: impl FnMut(u32) -> Rows) -> Vec<Sample> {
    (0..)
        .zip(weights)
        .map(|(completion, weights)| Sample {
            weights,
            partials: partials(completion),
        })
        .collect()
}

fn shares(found: &Acceptability) -> Answers {
    answers(json!({
        "rank_acceptability": found.ranks,
        "first_rank_acceptability":
            found.ranks.iter().filter_map(|ranks| ranks.first()).collect::<Vec<_>>(),
        "central_weights": found.central_weights,
        "confidence_factors": found.confidence,
        "pairwise_winning": found.pairwise,
        "entropy_choice_bits": found.choice_entropy,
        "entropy_ranking_bits": found.ranking_entropy,
    }))
}

fn given_samples(case: &Value) -> Result<Answers, String> {
    let weights = rows(case, "weight_samples")?;
    let each: Vec<Rows> = match case.get("measurement_samples").and_then(Value::as_array) {
        Some(given) => given
            .iter()
            .map(|each| table(each, "measurement_samples"))
            .collect::<Result<_, String>>()?,
        None => vec![partials(case)?; weights.len()],
    };
    let width = weights.first().map_or(0, Vec::len);
    let fits = |rows: &Rows| rows.iter().all(|row| row.len() == width);
    if each.len() != weights.len() || !each.iter().all(fits) {
        return Err("weight_samples: one for each measurement sample, as wide".into());
    }
    let mut partials = each.into_iter();
    let samples = samples(weights, |_| partials.next().unwrap_or_default());
    Ok(shares(&Acceptability::of(&samples)))
}

fn drawn(case: &Value) -> Result<Answers, String> {
    let (names, criteria) = (words(case, "alternatives"), words(case, "criteria"));
    let list = |key: &str| {
        case.get(key)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let (given, scales) = (list("measurements"), list("scales"));
    let text = |each: &Value, key: &str| {
        each.get(key)
            .and_then(Value::as_str)
            .unwrap_or("")
            .to_owned()
    };
    let mut cells = Vec::new();
    for name in &names {
        for criterion in &criteria {
            let of = |each: &&Value| {
                text(each, "alternative") == *name && text(each, "criterion") == *criterion
            };
            let measurement = given
                .iter()
                .find(of)
                .ok_or_else(|| format!("measurements: none of {name} on {criterion}"))?;
            let scale = scales
                .iter()
                .find(|each| text(each, "criterion") == *criterion)
                .ok_or_else(|| format!("scales: none of {criterion}"))?;
            let ends = numbers(scale, "scale")?;
            let &[low, high] = ends.as_slice() else {
                return Err(format!("scales: two ends of {criterion}"));
            };
            let (from, to) = if text(scale, "direction") == "min" {
                (high, low)
            } else {
                (low, high)
            };
            cells.push((law(measurement)?, format!("{name}/{criterion}"), from, to));
        }
    }
    let said = statements(case, criteria.len())?;
    let width = criteria.len().max(1);
    let samples = samples(draw_weights(criteria.len(), &said)?, |completion| {
        let partials: Vec<f64> = cells
            .iter()
            .map(|(law, name, from, to)| linear(law.draw(name, completion), *from, *to))
            .collect();
        partials.chunks(width).map(<[f64]>::to_vec).collect()
    });
    Ok(shares(&Acceptability::of(&samples)))
}

/// How a measurement is distributed.
enum Law {
    Exact(f64),
    Normal(f64, f64),
    LogNormal(f64, f64),
    Beta(f64, f64),
}

fn law(measurement: &Value) -> Result<Law, String> {
    let number = |keys: &[&str]| {
        keys.iter()
            .find_map(|key| measurement.get(*key).and_then(Value::as_f64))
            .ok_or_else(|| {
                format!(
                    "measurements: {} is missing in {measurement}",
                    keys.join(" or ")
                )
            })
    };
    let mean = ["mu", "mean"];
    let deviation = ["sigma", "sd", "stdev"];
    match measurement.get("distribution").and_then(Value::as_str) {
        Some("beta") => Ok(Law::Beta(number(&["alpha"])?, number(&["beta"])?)),
        Some("normal" | "gaussian" | "Gaussian") => {
            Ok(Law::Normal(number(&mean)?, number(&deviation)?))
        }
        Some("lognormal" | "log-normal") => Ok(Law::LogNormal(number(&mean)?, number(&deviation)?)),
        Some("exact" | "constant") | None => Ok(Law::Exact(number(&["value", "x", "mu"])?)),
        Some(other) => Err(format!("measurements: no distribution “{other}”")),
    }
}

impl Law {
    fn draw(&self, name: &str, completion: u32) -> f64 {
        match self {
            Self::Exact(value) => *value,
            Self::Normal(mean, deviation) => mean + deviation * draw_normal(name, completion),
            Self::LogNormal(mean, deviation) => {
                libm::exp(mean + deviation * draw_normal(name, completion))
            }
            Self::Beta(alpha, beta) => draw_beta(name, completion, *alpha, *beta),
        }
    }
}

fn sensitivity(case: &Value) -> Result<Answers, String> {
    let matrix = partials(case)?;
    let [one, other, ..] = matrix.as_slice() else {
        return Err("matrix: two alternatives are needed".into());
    };
    let weights = weights_of(case, one.len())?;
    let inside: Vec<f64> = one.iter().zip(other).map(|(a, b)| a - b).collect();
    let lead = value(&weights, &inside);
    let each = |switch: &dyn Fn(f64, f64) -> Option<f64>| -> Vec<Option<f64>> {
        weights
            .iter()
            .zip(&inside)
            .map(|(weight, inside)| switch(*weight, *inside))
            .collect()
    };
    let nearest = nearest_weights(&weights, &inside);
    let distance = nearest.as_ref().map(|nearest| {
        let squares = nearest.iter().zip(&weights).map(|(a, b)| (a - b) * (a - b));
        squares.sum::<f64>().sqrt()
    });
    Ok(answers(json!({
        "value_difference": lead,
        "switch_weight_single": each(&|weight, inside| level_at(lead, weight, weight * inside)),
        "switch_weight_single_others_fixed_unnormalised":
            each(&|weight, inside| switch_unnormalised(lead, weight, inside)),
        "nearest_weights_l2": nearest,
        "l2_distance": distance,
    })))
}

fn requirements(case: &Value) -> Result<Answers, String> {
    let matrix = rows(case, "matrix")?;
    let (names, criteria) = (words(case, "alternatives"), words(case, "criteria"));
    let directions = words(case, "directions");
    let tests = words(case, "requirements")
        .into_iter()
        .map(|text| {
            let (column, holds) = test(&text, &criteria)?;
            Ok((text, column, holds))
        })
        .collect::<Result<Vec<_>, String>>()?;
    let more_is_better: Rows = matrix
        .iter()
        .map(|row| {
            let sign = |column: usize| {
                if directions.get(column).is_some_and(|each| each == "min") {
                    -1.0
                } else {
                    1.0
                }
            };
            row.iter()
                .enumerate()
                .map(|(column, x)| sign(column) * x)
                .collect()
        })
        .collect();
    let (mut kept, mut excluded, mut not_dominated) = (Vec::new(), Answers::new(), Vec::new());
    for ((position, row), own) in matrix.iter().enumerate().zip(&more_is_better) {
        let name = names
            .get(position)
            .cloned()
            .unwrap_or_else(|| position.to_string());
        let reasons: Vec<&str> = tests
            .iter()
            .filter(|(_, column, holds)| !row.get(*column).is_some_and(|x| holds(*x)))
            .map(|(text, ..)| text.as_str())
            .collect();
        if reasons.is_empty() {
            kept.push(name.clone());
        } else {
            excluded.insert(name.clone(), json!(reasons));
        }
        if !dominated(own, &more_is_better) {
            not_dominated.push(name);
        }
    }
    Ok(answers(json!({
        "kept": kept,
        "excluded_reasons": excluded,
        "not_dominated": not_dominated,
    })))
}

type Holds = Box<dyn Fn(f64) -> bool>;

fn test(text: &str, criteria: &[String]) -> Result<(usize, Holds), String> {
    let (name, sign, number) = [">=", "<=", "==", "!=", ">", "<", "="]
        .iter()
        .find_map(|sign| {
            let (name, number) = text.split_once(sign)?;
            Some((name.trim(), *sign, number.trim()))
        })
        .ok_or_else(|| format!("requirements: cannot read “{text}”"))?;
    let bound: f64 = number
        .parse()
        .map_err(|_| format!("requirements: no number in “{text}”"))?;
    let column = criteria
        .iter()
        .position(|each| each == name || each.split(' ').next() == Some(name))
        .ok_or_else(|| format!("requirements: no criterion “{name}”"))?;
    let holds: Holds = match sign {
        ">=" => Box::new(move |x| x >= bound),
        ">" => Box::new(move |x| x > bound),
        "<=" => Box::new(move |x| x <= bound),
        "<" => Box::new(move |x| x < bound),
        "=" | "==" => Box::new(move |x| (x - bound).abs() <= TIE),
        "!=" => Box::new(move |x| (x - bound).abs() > TIE),
        _ => return Err(format!("requirements: no comparison “{sign}”")),
    };
    Ok((column, holds))
}

fn question(case: &Value) -> Result<Answers, String> {
    let matrix = partials(case)?;
    let range = numbers(case, "free_weight")?;
    let &[low, high] = range.as_slice() else {
        return Err("free_weight: two ends are needed".into());
    };
    if matrix.first().map_or(0, Vec::len) != 2 || high <= low {
        return Err("matrix: one free weight needs two criteria and a range".into());
    }
    let question = case.get("question").unwrap_or(&Value::Null);
    let number = |key: &str| question.get(key).and_then(Value::as_f64);
    let cut = number("cut").ok_or("question: cut is missing")?;
    let [before, yes, no] = beliefs(
        &matrix,
        low,
        high,
        cut,
        number("error_probability").unwrap_or(0.0),
    );
    let best = |row: &[f64]| row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let expected_after: f64 = [&yes, &no]
        .iter()
        .map(|each| each.probability * best(&each.values))
        .sum();
    let ends = |weight: f64| regrets(&[values(&[weight, 1.0 - weight], &matrix)]);
    // The largest regret of lines lies at an end of the range.
    let max_regret = worst(&[ends(low), ends(high)].concat());
    let smallest = order(&max_regret).into_iter().next_back();
    let least = smallest
        .and_then(|position| max_regret.get(position))
        .copied()
        .unwrap_or(0.0);
    Ok(answers(json!({
        "entropy_bits": entropy(&before.first),
        "expected_value_of_information": expected_after - best(&before.values),
        "expected_information_gain_bits": information(&before, &[yes.clone(), no.clone()]),
        "after": {
            "yes": after(&yes),
            "no": after(&no),
        },
        "minimax_regret_choice": max_regret.iter().position(|each| *each <= least + TIE),
        "first_rank_acceptability": before.first,
        "expected_values": before.values,
        "expected_regret": before.regret,
        "max_regret": max_regret,
    })))
}

fn after(belief: &backstay::decision::measure::Belief) -> Value {
    json!({
        "probability": belief.probability,
        "first_rank_acceptability": belief.first,
        "expected_values": belief.values,
    })
}

/// Kish's effective size of reweighted samples, and the standard error of a
/// share of 0.3 over them.
fn sample_size(case: &Value) -> Result<Answers, String> {
    let weights = numbers(case, "normalised_weights")?;
    let squares: f64 = weights.iter().map(|weight| weight * weight).sum();
    let mut found = answers(json!({ "effective_sample_size": 1.0 / squares }));
    let wanted = case.get("expected").and_then(Value::as_object);
    for key in wanted.into_iter().flat_map(Map::keys) {
        if let Some(share) = key
            .strip_prefix("standard_error_at_p_")
            .and_then(|p| p.parse::<f64>().ok())
        {
            found.insert(key.clone(), json!((share * (1.0 - share) * squares).sqrt()));
        }
    }
    Ok(found)
}

fn concordance(case: &Value) -> Result<Answers, String> {
    let given = rows(case, "ranks_by_person")?;
    let pairs: Vec<f64> = given
        .iter()
        .enumerate()
        .flat_map(|(position, one)| {
            given
                .iter()
                .skip(position + 1)
                .map(|other| tau_b(one, other))
        })
        .collect();
    Ok(answers(
        json!({ "kendall_w": kendall_w(&given), "pairwise_tau_b": pairs }),
    ))
}

fn group(case: &Value) -> Result<Answers, String> {
    let first = rows(case, "first_rank_by_person")?;
    let people = numbers(case, "person_weights")?;
    if people.len() != first.len() {
        return Err("person_weights: one for each person".into());
    }
    let mut found = answers(json!({
        "pooled_first_rank": mean(&first, &people),
        "jensen_shannon_bits": jensen_shannon(&first, &people),
    }));
    if case.get("expected_values_by_person").is_some() {
        let by_person = rows(case, "expected_values_by_person")?;
        let (means, regrets) = (mean(&by_person, &people), regrets(&by_person));
        let worst = worst(&regrets);
        let least: Vec<f64> = worst.iter().map(|each| -each).collect();
        found.extend(answers(json!({
            "best_by_mean": order(&means).first(),
            "mean_values": means,
            "regret_by_person": regrets,
            "best_by_worst_regret": order(&least).first(),
            "worst_regret": worst,
        })));
    }
    Ok(found)
}
