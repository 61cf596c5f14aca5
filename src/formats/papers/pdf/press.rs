//! The device that a page is drawn on: it prints nothing and writes down where every letter, rule
//! and picture stands.

use hayro_interpret::font::{Glyph, GlyphRun, OutlineFontData, PositionedGlyph};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::kurbo::{Affine, BezPath, PathSeg, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

use super::camera::Camera;
use super::letters::{self, Course, Letter, Style};
use super::unicode::Unicode;
use crate::page::{Area, Picture};

/// Rules beyond these on one page are a drawing.
const MOST_RULES: usize = 3_000;
/// The thickest rule, in points.
const THICKEST: f64 = 4.0;
/// The shortest rule, in points.
const SHORTEST: f64 = 18.0;
/// The least width and height of a picture, in points.
const LEAST_PICTURE: f32 = 36.0;

/// The device, and what one page has left on it.
pub(crate) struct Press<'a> {
    /// The letters, in the order in which they were drawn.
    pub(crate) letters: Vec<Letter>,
    /// The rules.
    pub(crate) rules: Vec<Area>,
    /// The pictures.
    pub(crate) pictures: Vec<Picture>,
    /// How many characters could not be told.
    pub(crate) undecoded: usize,
    /// Takes the pictures themselves.
    pub(crate) camera: Camera,
    /// Steps that may still be drawn.
    left: usize,
    unicode: Unicode<'a>,
}

/// Why drawing was given up.
pub(crate) struct Endless;

impl<'a> Press<'a> {
    pub(crate) fn new(pdf: &'a Pdf, steps: usize) -> Press<'a> {
        Press {
            letters: Vec::new(),
            rules: Vec::new(),
            pictures: Vec::new(),
            undecoded: 0,
            camera: Camera::default(),
            left: steps,
            unicode: Unicode::of(pdf),
        }
    }

    /// Whether nothing more may be drawn.
    pub(crate) fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// Counts steps; leaves the interpreter, which offers no other way out, when there are too many.
    fn step(&mut self, count: usize) {
        self.left = self.left.saturating_sub(count);
        if self.left == 0 {
            std::panic::resume_unwind(Box::new(Endless));
        }
    }

    fn rule(&mut self, from: Point, until: Point) {
        let long = (from.x - until.x).abs().max((from.y - until.y).abs());
        let thick = (from.x - until.x).abs().min((from.y - until.y).abs());
        if thick <= THICKEST && long >= SHORTEST && self.rules.len() < MOST_RULES {
            self.rules.push(area(Rect::from_points(from, until)));
        }
    }

    fn letter(&mut self, glyph: &PositionedGlyph<'_>, font: &Font, place: Affine) {
        let told = match glyph.as_unicode() {
            Some(BfString::Char(one)) => Some(one.to_string()),
            Some(BfString::String(several)) => Some(several),
            None => None,
        };
        let told = told.filter(|text| !text.chars().all(|c| c.is_control() || c == '\u{fffd}'));
        let text = told.or_else(|| match &**glyph {
            Glyph::Outline(outline) => self.unicode.find(
                font.data.as_ref(),
                glyph.char_code(),
                outline.glyph_id().to_u32(),
            ),
            Glyph::Type3(_) => self.unicode.find(None, glyph.char_code(), 0),
        });
        let text = text.unwrap_or_else(|| {
            self.undecoded += 1;
            "\u{fffd}".to_owned()
        });
        let advance = match &**glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        let letter = placed(place, advance.unwrap_or(500.0), font);
        if let Some(letter) = letter {
            self.letters.push(Letter {
                text: letters::plain(text),
                ..letter
            });
        }
    }
}

/// The font of a run.
struct Font {
    data: Option<OutlineFontData>,
    upright: bool,
    bold: bool,
}

/// Where a letter stands, its line turned to run to the right.
fn placed(place: Affine, advance: f32, font: &Font) -> Option<Letter> {
    let [across, down, slant, rise, x, y] = place.as_coeffs().map(|number| number as f32);
    let size = 1000.0 * slant.hypot(rise);
    let wide = 1000.0 * across.hypot(down);
    let placed = x.is_finite() && y.is_finite() && wide.is_finite();
    if !placed || !(0.5..4000.0).contains(&size) {
        return None;
    }
    let long = (advance / 1000.0 * wide).clamp(0.0, size * 4.0);
    let course = match (across.abs() >= down.abs(), font.upright) {
        (true, true) => Course::Upright,
        (true, false) if across >= 0.0 => Course::Right,
        (true, false) => Course::Left,
        (false, _) if down >= 0.0 => Course::Down,
        (false, _) => Course::Up,
    };
    let (from, until, base) = match course {
        Course::Right => (x, x + long, y),
        Course::Left => (-x, -x + long, -y),
        Course::Upright => (y - 0.88 * size, y + 0.12 * size, -x - 0.12 * wide),
        Course::Down => (y, y + long, -x),
        Course::Up => (-y, -y + long, x),
    };
    Some(Letter {
        text: String::new(),
        from,
        until,
        base,
        size,
        style: Style {
            course,
            bold: font.bold,
        },
    })
}

fn area(rect: Rect) -> Area {
    Area {
        x0: rect.x0 as f32,
        y0: rect.y0 as f32,
        x1: rect.x1 as f32,
        y1: rect.y1 as f32,
    }
}

/// Whether a font is bold, by its weight or its name.
fn is_bold(font: &OutlineFontData) -> bool {
    let name = font.postscript_name.as_deref().unwrap_or_default();
    let heavy = ["Bold", "Black", "Heavy", "Demi", "SimHei", "FZHei", "Hei-"];
    font.weight.is_some_and(|weight| weight >= 600) || heavy.iter().any(|word| name.contains(word))
}

impl<'a> Device<'a> for Press<'a> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.step(1 + path.elements().len() / 8);
        if matches!(mode, DrawMode::Invisible) || path.elements().len() > 400 {
            return;
        }
        let around = (props.transform * path.clone()).bounding_box();
        if around.width().min(around.height()) <= THICKEST {
            self.rule(
                Point::new(around.x0, around.y0),
                Point::new(around.x1, around.y1),
            );
            return;
        }
        for segment in path.segments() {
            if let PathSeg::Line(line) = segment {
                self.rule(props.transform * line.p0, props.transform * line.p1);
            }
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.step(run.glyphs().len());
        let data = run.glyphs().first().and_then(|glyph| match &**glyph {
            Glyph::Outline(outline) => outline.font_data(),
            Glyph::Type3(_) => None,
        });
        let font = Font {
            upright: run.writing_mode() == WritingMode::Vertical,
            bold: data.as_ref().is_some_and(is_bold),
            data,
        };
        for glyph in run.glyphs() {
            self.letter(glyph, &font, props.transform * glyph.transform());
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.step(64);
        // Pictures are drawn on a square of their own pixels.
        let pixels = (f64::from(image.width()), f64::from(image.height()));
        let around = props
            .transform
            .transform_rect_bbox(Rect::new(0.0, 0.0, pixels.0, pixels.1));
        let area = area(around);
        if area.width() >= LEAST_PICTURE && area.height() >= LEAST_PICTURE {
            let path = self.camera.take(&image);
            self.pictures.push(Picture { area, path });
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step(1);
    }

    fn push_clip_rect(&mut self, _: &Rect) {
        self.step(1);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step(1);
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, _: &[u8], _: Option<&Dict<'_>>) {
        self.step(1);
    }
}
