//! The room a drawing gets. Letters keep their size, so a drawing for a phone
//! is another one and not the same made smaller.

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A page.
    Wide,
    /// A phone, or a narrow column.
    Narrow,
}

impl Room {
    /// Both, the wide one first.
    pub const ALL: [Self; 2] = [Self::Wide, Self::Narrow];

    /// How wide drawings are; one unit is about a pixel.
    pub fn width(self) -> f64 {
        match self {
            Self::Wide => 680.0,
            Self::Narrow => 300.0,
        }
    }

    /// The word of the style sheet.
    pub fn word(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }
}
