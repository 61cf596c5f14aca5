//! What each kind of evidence counts when the stories of a page are separated: the one place to
//! look when they are not.

/// What each kind of evidence counts, in units of a headline whose every word stands in its story.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    /// Headlines.
    pub(crate) headline: Headlines,
    /// Each story costs, so that a page is not cut to pieces.
    pub(crate) story: f32,
    /// An unsigned story on a page whose stories are signed.
    pub(crate) unsigned: f32,
    /// Words of a crosshead found in the text up to the next one.
    pub(crate) crosshead: f32,
    /// A crosshead costs, the more the less it looks like one.
    pub(crate) crossheads: f32,
    /// Words shared by near paragraphs of one story.
    pub(crate) cohesion: f32,
    /// A story that opens as stories do.
    pub(crate) opening: f32,
    /// A story that opens as paragraphs do that go on.
    pub(crate) going_on: f32,
    /// A wire's words at the head of a story, or in the middle of one.
    pub(crate) wire: f32,
    /// A block of lines taken apart though nothing parts them.
    pub(crate) torn: f32,
    /// A story of one paragraph.
    pub(crate) single: f32,
}

/// What counts of headlines, in the same units.
#[derive(Clone, Debug)]
pub(crate) struct Headlines {
    /// Words of a headline found in its story.
    pub(crate) body: f32,
    /// Words of a headline found in the first paragraphs of its story.
    pub(crate) lede: f32,
    /// Words of a headline found on the other side of it: a crosshead has them on both.
    pub(crate) beyond: f32,
    /// A story without any headline.
    pub(crate) headless: f32,
    /// A story with a headline before it and another after it.
    pub(crate) double: f32,
    /// A headline block larger or smaller than the page's others.
    pub(crate) form: f32,
    /// The page's habit of setting headlines before or after.
    pub(crate) habit: f32,
}

/// Found by random search over made pages in three languages: some of stories written for the search
/// alone, some of the stories of the suite under other seeds. A page of neither will score lower.
pub(crate) const WEIGHTS: Weights = Weights {
    headline: Headlines {
        body: 1.0,
        lede: 0.5,
        beyond: 0.3,
        headless: 0.5,
        double: 1.6,
        form: 0.3,
        habit: 0.35,
    },
    story: 0.42,
    unsigned: 1.44,
    crosshead: 0.15,
    crossheads: 0.1,
    cohesion: 4.0,
    opening: 0.09,
    going_on: 0.16,
    wire: 0.4,
    torn: 1.0,
    single: 0.17,
};
