//! The people of a team: names, and the answers of each.

use serde::{Deserialize, Serialize};

use crate::interview::SheetFile;

/// One person. The sheet is kept in slugs, so that it outlives the edition of
/// the data it was answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPerson {
    /// Tells this person from the others for as long as the app runs.
    pub id: u32,
    /// What the others call them; no two have the same.
    pub name: String,
    /// What they said.
    pub sheet: SheetFile,
}

/// A person who was taken out, with the place they had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovedPerson {
    place: usize,
    person: KeptPerson,
}

impl RemovedPerson {
    /// What the others call them.
    pub fn name(&self) -> &str {
        &self.person.name
    }
}

/// The people, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept", into = "Kept")]
pub struct People {
    people: Vec<KeptPerson>,
}

/// The people as storage holds them.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    people: Vec<KeptRow>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptRow {
    name: String,
    sheet: SheetFile,
}

impl From<Kept> for People {
    fn from(kept: Kept) -> Self {
        let mut people = Self::default();
        for KeptRow { name, sheet } in kept.people {
            people.add(&name, sheet);
        }
        people
    }
}

impl From<People> for Kept {
    fn from(people: People) -> Self {
        let row = |KeptPerson { name, sheet, .. }| KeptRow { name, sheet };
        Self {
            people: people.people.into_iter().map(row).collect(),
        }
    }
}

impl People {
    /// The people, in order.
    pub fn people(&self) -> &[KeptPerson] {
        &self.people
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// The person of an id.
    pub fn person(&self, id: u32) -> Option<&KeptPerson> {
        self.people.iter().find(|each| each.id == id)
    }

    /// Puts somebody at the end, and gives the name that they got: a number
    /// follows a name that is taken, and stands for one that is missing.
    pub fn add(&mut self, name: &str, sheet: SheetFile) -> String {
        let name = self.free_name(name);
        let id = self.free_id();
        self.people.push(KeptPerson {
            id,
            name: name.clone(),
            sheet,
        });
        name
    }

    /// Calls somebody otherwise, and gives the name that they got; nothing for
    /// an id that nobody has.
    pub fn rename(&mut self, id: u32, to: &str) -> Option<String> {
        let removed = self.remove(id)?;
        let RemovedPerson { place, mut person } = removed;
        person.name = self.free_name(to);
        let given = person.name.clone();
        self.people.insert(place, person);
        Some(given)
    }

    /// Takes somebody out; [`Self::put_back`] undoes it.
    pub fn remove(&mut self, id: u32) -> Option<RemovedPerson> {
        let place = self.people.iter().position(|each| each.id == id)?;
        let person = self.people.remove(place);
        Some(RemovedPerson { place, person })
    }

    /// Puts somebody back where they were, or at the end of a shorter list,
    /// under a name and an id that are free.
    pub fn put_back(&mut self, removed: RemovedPerson) {
        let RemovedPerson { place, mut person } = removed;
        person.name = self.free_name(&person.name);
        person.id = self.free_id();
        self.people.insert(place.min(self.people.len()), person);
    }

    fn free_id(&self) -> u32 {
        self.people.iter().map(|each| each.id).max().unwrap_or(0) + 1
    }

    fn free_name(&self, name: &str) -> String {
        let is_free = |name: &str| self.people.iter().all(|each| each.name != name);
        let name = name.trim();
        if !name.is_empty() && is_free(name) {
            return name.to_owned();
        }
        let (stem, first) = if name.is_empty() {
            ("Person", 1)
        } else {
            (name, 2)
        };
        (first..=first + self.people.len())
            .map(|number| format!("{stem} {number}"))
            .find(|each| is_free(each))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::People;
    use crate::interview::SheetFile;

    fn of(names: &[&str]) -> People {
        let mut people = People::default();
        for name in names {
            people.add(name, SheetFile::default());
        }
        people
    }

    fn names(people: &People) -> Vec<&str> {
        people
            .people()
            .iter()
            .map(|each| each.name.as_str())
            .collect()
    }

    #[test]
    fn no_two_have_the_same_name() {
        let people = of(&["Anna", " Anna ", "", "", "Anna", "Person 2"]);
        assert_eq!(
            names(&people),
            [
                "Anna",
                "Anna 2",
                "Person 1",
                "Person 2",
                "Anna 3",
                "Person 2 2"
            ]
        );
    }

    #[test]
    fn a_new_name_keeps_place_and_answers() {
        let mut people = of(&["Anna", "Ben"]);
        assert_eq!(people.rename(1, "Ben").as_deref(), Some("Ben 2"));
        assert_eq!(people.rename(1, "Ben 2").as_deref(), Some("Ben 2"));
        assert_eq!(people.rename(7, "Carl"), None);
        assert_eq!(names(&people), ["Ben 2", "Ben"]);
    }

    #[test]
    fn removing_can_be_undone_in_the_same_place() {
        let mut people = of(&["Anna", "Ben", "Carl"]);
        let removed = people.remove(2);
        assert_eq!(names(&people), ["Anna", "Carl"]);
        if let Some(removed) = removed {
            people.put_back(removed);
        }
        assert_eq!(names(&people), ["Anna", "Ben", "Carl"]);
    }

    #[test]
    fn putting_back_beside_a_namesake_keeps_both() {
        let mut people = of(&["Anna"]);
        let removed = people.remove(1);
        people.add("Anna", SheetFile::default());
        if let Some(removed) = removed {
            people.put_back(removed);
        }
        assert_eq!(names(&people), ["Anna 2", "Anna"]);
        assert_ne!(people.people().first(), people.people().last());
        let ids: Vec<u32> = people.people().iter().map(|each| each.id).collect();
        assert_eq!(ids, [2, 1]);
    }

    #[test]
    fn what_is_kept_comes_back_with_names_of_its_own() {
        let sheet = r#"{"format":1,"answers":{"horoscope":["leo"]},"requirements":[]}"#;
        let row = format!(r#"{{"name":"Anna","sheet":{sheet}}}"#);
        let twice = format!(r#"{{"people":[{row},{row}]}}"#);
        let people: People = serde_json::from_str(&twice).unwrap_or_default();
        assert_eq!(names(&people), ["Anna", "Anna 2"]);
        let kept = serde_json::to_string(&people).unwrap_or_default();
        assert_eq!(kept.matches(sheet).count(), 2, "{kept}");
    }
}
