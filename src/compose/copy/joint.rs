//! What stands between two plain characters and whether a line may end there, worked out once for
//! every pair of classes and every manner.

use std::sync::OnceLock;

use crate::characters::class::Class;
use crate::characters::gap::{Gap, Side};
use crate::characters::kinsoku;
use crate::characters::opportunity::Opportunity;
use crate::copy::manner::Manner;
use crate::setting::Strictness;
use newsprint_issue::Language;

/// Classes, and the same again for marks of one cell.
const SIDES: usize = 2 * Class::COUNT;

/// The joints of all pairs in one manner.
pub(crate) struct Joints([[(Gap, Opportunity); SIDES]; SIDES]);

/// Manners that differ here: three strictnesses, full-width languages or not, both directions.
static JOINTS: [OnceLock<Box<Joints>>; 12] = [const { OnceLock::new() }; 12];

impl Joints {
    /// The joints of a manner.
    pub(crate) fn of(manner: Manner) -> &'static Joints {
        let strictness = match manner.strictness {
            Strictness::Loose => 0,
            Strictness::Normal => 1,
            Strictness::Strict => 2,
        };
        let full = usize::from(manner.language.is_full_width());
        let upright = usize::from(manner.axes.is_vertical());
        let joints = &JOINTS[strictness * 4 + full * 2 + upright];
        joints.get_or_init(|| Box::new(Joints::work_out(manner)))
    }

    /// What stands between two characters with no space between them in the source, asked for by
    /// their numbers.
    pub(crate) fn between(&self, before: usize, after: usize) -> (Gap, Opportunity) {
        self.0[before][after]
    }

    fn work_out(manner: Manner) -> Joints {
        let language = if manner.language.is_full_width() {
            Language::Simplified
        } else {
            Language::English
        };
        Joints(std::array::from_fn(|before| {
            std::array::from_fn(|after| {
                let (before, after) = (side(before), side(after));
                let gap = Gap::unwritten(before, after, language);
                let gap = if manner.axes.is_vertical() {
                    gap.upright()
                } else {
                    gap
                };
                let opportunity = kinsoku::between(before.class, after.class, manner.strictness);
                (gap, opportunity)
            })
        }))
    }
}

/// The number of a side.
pub(crate) fn index(side: Side) -> usize {
    2 * (side.class as usize) + usize::from(side.cells == 1)
}

fn side(index: usize) -> Side {
    Side {
        class: Class::ALL[index / 2],
        cells: if index.is_multiple_of(2) { 2 } else { 1 },
    }
}
