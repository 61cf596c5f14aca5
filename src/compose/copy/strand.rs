//! The product: copy, in strands of one kind each, and a text as strands.

use crate::characters::sorts::is_turned;
use crate::copy::manner::Manner;
use crate::copy::role::Role;
use newsprint_issue::{ArticleId, Emphasis, Part, Place, Text};

/// A stretch of copy of one kind: what the composing room is given to set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Strand<'a> {
    /// The words.
    pub(crate) text: &'a str,
    /// What they are.
    pub(crate) role: Role,
    /// How they are stressed.
    pub(crate) emphasis: Emphasis,
    /// The reading set beside all of it.
    pub(crate) ruby: Option<&'a str>,
    /// The place of the first byte; `None` for words the paper did not write.
    pub(crate) place: Option<Place>,
}

/// What the composing room is given to set as one: its strands, and the manner of all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Copy<'a> {
    /// The words, in their order.
    pub(crate) strands: &'a [Strand<'a>],
    /// How they are set.
    pub(crate) manner: Manner,
}

/// The strands of a text that stands in a part.
pub(crate) fn strands(
    text: &Text,
    role: Role,
    article: ArticleId,
    part: Part,
) -> impl Iterator<Item = Strand<'_>> {
    let mut offset = 0;
    text.spans.iter().map(move |span| {
        let place = Place {
            article,
            part,
            offset,
        };
        offset += span.text.len();
        let role = match (&span.link, role) {
            (Some(_), Role::Body | Role::Quote | Role::Caption) => Role::Link,
            _ => role,
        };
        Strand {
            text: &span.text,
            role,
            emphasis: span.emphasis,
            // Nobody reads what runs to the left with kana or pinyin above.
            ruby: span
                .ruby
                .as_deref()
                .filter(|_| !span.text.contains(is_turned)),
            place: Some(place),
        }
    })
}

impl<'a> Strand<'a> {
    /// Words the paper did not write.
    pub(crate) fn ours(text: &'a str, role: Role) -> Strand<'a> {
        Strand {
            text,
            role,
            emphasis: Emphasis::Plain,
            ruby: None,
            place: None,
        }
    }
}

impl Strand<'_> {
    /// The strand without what stands before an offset of its part; nothing where that is all.
    pub(crate) fn after(self, offset: usize) -> Option<Self> {
        let start = self.place.map_or(offset, |place| place.offset);
        let skipped = offset.saturating_sub(start);
        Some(Strand {
            text: self
                .text
                .get(skipped..)
                .filter(|rest| skipped == 0 || !rest.is_empty())?,
            place: self.place.map(|place| Place {
                offset: place.offset + skipped,
                ..place
            }),
            ..self
        })
    }
}

/// Whether any of it has readings.
pub(crate) fn has_ruby(copy: &[Strand<'_>]) -> bool {
    copy.iter().any(|strand| strand.ruby.is_some())
}
