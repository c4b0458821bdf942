//! Parts of pages. They take props; only the frame asks for the session.

pub mod age;
pub mod citation;
pub mod contradictions;
pub mod criteria_map;
pub mod evidence;
pub mod excluded;
pub mod fetched;
pub mod firmness_grid;
pub mod foot;
pub mod head;
pub mod importance_sliders;
pub mod keep_button;
pub mod missing_facts;
pub mod notices;
pub mod profile;
pub mod pull;
pub mod question_form;
pub mod quick_start;
pub mod ranking;
pub mod reason_list;
pub mod requirement_effects;
pub mod sum_table;
pub mod what_changes;
pub mod why_not;
