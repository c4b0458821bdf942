//! Chooses a backend web framework with a person, and shows the whole sum.
