//! A page as it was set: lines with the place, size and weight of their type, pictures and rules.
//! Knows geometry alone; what the lines are to a paper is asked by the stages after it.

/// A page of a paper with the place of everything on it, in points or pixels. `y` grows downward.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sheet {
    /// The page's width and height.
    pub(crate) size: (f32, f32),
    /// Its lines, in any order. A line may come in several parts; what a gutter parts must.
    pub(crate) lines: Vec<SetLine>,
    /// Its pictures.
    pub(crate) pictures: Vec<Picture>,
    /// Its rules and the edges of its boxes, each thin in one direction.
    pub(crate) rules: Vec<Area>,
}

/// A line of type, or a part of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SetLine {
    /// Its text, without white space at the ends.
    pub(crate) text: String,
    /// Where it stands: the room of its characters, not only of their ink.
    pub(crate) area: Area,
    /// The size of its type, in the unit of the page.
    pub(crate) size: f32,
    /// Whether all of it is bold.
    pub(crate) bold: bool,
    /// Whether it runs from top to bottom.
    pub(crate) downward: bool,
}

/// A picture on a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Picture {
    /// Where it stands.
    pub(crate) area: Area,
    /// The path that a figure of the issue names it by, when its bytes are at hand.
    pub(crate) path: Option<String>,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Area {
    /// The left edge.
    pub(crate) x0: f32,
    /// The upper edge.
    pub(crate) y0: f32,
    /// The right edge.
    pub(crate) x1: f32,
    /// The lower edge.
    pub(crate) y1: f32,
}

impl Area {
    /// From the left edge to the right.
    pub(crate) fn width(&self) -> f32 {
        self.x1 - self.x0
    }

    /// From the upper edge to the lower.
    pub(crate) fn height(&self) -> f32 {
        self.y1 - self.y0
    }

    /// The least rectangle around both.
    pub(crate) fn around(&self, other: &Area) -> Area {
        Area {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// How much of the narrower of the two stands above or below the other, from 0 to 1.
    pub(crate) fn shares_columns(&self, other: &Area) -> f32 {
        let shared = self.x1.min(other.x1) - self.x0.max(other.x0);
        shared / self.width().min(other.width()).max(0.01)
    }

    /// How much of the lower of the two stands beside the other, from 0 to 1.
    pub(crate) fn shares_rows(&self, other: &Area) -> f32 {
        let shared = self.y1.min(other.y1) - self.y0.max(other.y0);
        shared / self.height().min(other.height()).max(0.01)
    }

    /// The same place on a page turned a quarter to the left: what ran downward runs to the right,
    /// and what followed to the left follows below.
    fn turned(&self, width: f32) -> Area {
        Area {
            x0: self.y0,
            y0: width - self.x1,
            x1: self.y1,
            y1: width - self.x0,
        }
    }
}

impl Sheet {
    /// Whether most of the page's words run downward.
    pub(crate) fn is_downward(&self) -> bool {
        let letters = |downward: bool| -> usize {
            let lines = self.lines.iter().filter(|line| line.downward == downward);
            lines.map(|line| line.text.len()).sum()
        };
        letters(true) > letters(false)
    }

    /// The page turned a quarter, so that lines which ran downward run to the right.
    pub(crate) fn turned(&self) -> Sheet {
        let width = self.size.0;
        let turned = |area: &Area| area.turned(width);
        Sheet {
            size: (self.size.1, self.size.0),
            lines: self
                .lines
                .iter()
                .map(|line| SetLine {
                    area: turned(&line.area),
                    downward: !line.downward,
                    ..line.clone()
                })
                .collect(),
            pictures: self
                .pictures
                .iter()
                .map(|picture| Picture {
                    area: turned(&picture.area),
                    ..picture.clone()
                })
                .collect(),
            rules: self.rules.iter().map(turned).collect(),
        }
    }
}
