//! HTML into the blocks of a story: paragraphs, crossheads, lists, tables, figures, with emphasis,
//! links and ruby. What every format that carries HTML shares; which part of a document is the
//! story, each format knows itself.

mod allowance;
mod element;
mod figure;
mod footnote;
mod formula;
mod line;
mod paragraph;
mod shallow;
mod table;
mod walk;
mod xhtml;

pub(crate) use allowance::draw_tags;
pub(crate) use dom_query::{Document, NodeRef as Node};
pub(crate) use walk::{Matter, matter};

use super::bytes::allowance::Allowance;
use super::reading::Note;
use newsprint_messages::{Loss, Omission};

/// The tree of a document or of a piece of one. HTML has no errors.
pub(crate) fn tree(html: &str) -> Document {
    whole_tree(html, &Allowance::of(html.len())).0
}

/// The tree of a document, and a note when it has more tags than a page of its length.
pub(crate) fn whole_tree(html: &str, allowance: &Allowance) -> (Document, Option<Note>) {
    let (kept, refused) = shallow::shallow(html, allowance);
    let note = (refused > 0).then_some(Note::Dropped {
        element: Omission::Tags(refused),
        reason: Loss::BeyondLength,
    });
    let document = Document::from(&*kept);
    formula::reveal(&document);
    formula::spell(&document);
    (document, note)
}

/// The tree of a document of XHTML, read as leniently as HTML: an element that closes itself is empty.
pub(crate) fn xhtml_tree(xhtml: &str, allowance: &Allowance) -> (Document, Option<Note>) {
    whole_tree(&xhtml::opened(xhtml), allowance)
}

/// The matter of a piece of HTML, such as the content of a feed's entry.
pub(crate) fn piece(html: &str, resolve: &dyn Fn(&str) -> Option<String>) -> Matter {
    let (document, beyond) = whole_tree(html, &Allowance::of(html.len()));
    matter(&document.root(), resolve).with(beyond)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::papers::native;

    /// What becomes of a piece of HTML, as our own format writes it.
    #[track_caller]
    fn check(html: &str, expected: &str) {
        let here = |path: &str| (!path.starts_with("http")).then(|| path.to_owned());
        let found = native::markdown_blocks(&piece(html, &here).blocks, "##");
        assert_eq!(found.trim_end(), expected);
    }

    #[test]
    fn white_space_collapses_and_han_close_up() {
        check("<p> The  ferry\n sails. ", "The ferry sails.");
        check("<p>渡船\n  复航</p>\n<p>人 多", "渡船复航\n\n人 多");
    }

    #[test]
    fn stress_links_and_ruby_are_kept() {
        check(
            "<p>The <b>old <i>steps</i></b> <a href='https://a.example/'>reopen</a>",
            "The **old** ***steps*** [reopen](https://a.example/)",
        );
        check(
            "<p><ruby>漢<rp>(<rt>かん<rp>)</rp>字<rt>じ</ruby>を<a href='javascript:x()'>読む</a>",
            "{漢|かん}{字|じ}を読む",
        );
    }

    #[test]
    fn lists_quotes_tables_and_lines_are_blocks() {
        check(
            "<ul><li>one<ul><li>two</ul><li><p>three</p><p>four</ul>",
            "- one\n- two\n- three\n- four",
        );
        check("<blockquote>Said<p>so</blockquote>", "> Said\n\n> so");
        check(
            "<table><tr><th>A<th>B<tr><td colspan=2>c</table>",
            "| A | B |\n| --- | --- |\n| c |  |",
        );
        check("<pre>\na\n  b</pre><hr>", "```\na\n  b\n```\n\n---");
    }

    #[test]
    fn a_term_stands_before_its_definition() {
        check(
            "<dl><dt>Lock<dd>Lifts a boat.<dt>Weir<dt>Dam<dd>Holds water.<dd>Old.<dt>Why?\
             <dd><p>So.<p>Or so.<dt>Alone</dl>",
            "- **Lock**: Lifts a boat.\n- **Weir**, **Dam**: Holds water.\n- Old.\n- **Why?** So.\n\
             - Or so.\n- **Alone**",
        );
        check("<dl><dt>船闸<dd>升降船只。</dl>", "- **船闸**：升降船只。");
        check(
            "<dl><dt>Lock<dd><pre>a</pre>b</dl>",
            "- **Lock**\n\n```\na\n```\n\n- b",
        );
        check("<p>So<dl><dd>a = b<dd>c</dl>", "So\n\na = b\n\nc");
    }

    #[test]
    fn a_frame_of_cells_is_no_table() {
        check("<table><tr><td><p>one<p>two</table>", "one\n\ntwo");
    }

    #[test]
    fn pictures_keep_their_captions() {
        check(
            "<figure><img src=a.jpg alt=x><figcaption>The <b>pier</b></figcaption></figure>",
            "![The **pier**](a.jpg)",
        );
        check("<p>See <img src=http://a.example/x.png> here", "See here");
        check(
            "<img alt='The pier' src=http://a.example/x>",
            "![The pier]()",
        );
    }

    #[test]
    fn a_strong_paragraph_is_a_crosshead() {
        check(
            "<p><strong>渡口往事</strong></p><p>从前有船。",
            "## 渡口往事\n\n从前有船。",
        );
    }

    #[test]
    fn forced_line_ends_part_sentences_and_keep_verse() {
        check("从前有船。<br>　　如今有桥。", "从前有船。\n\n如今有桥。");
        check("<p>风起<br>云飞<br>人归", "```\n风起\n云飞\n人归\n```");
        check("a ferry<br>sails", "a ferry sails");
    }

    #[test]
    fn a_formula_stands_in_its_sentence() {
        check(
            "<p>Let <math><msup><mi>a</mi><mn>2</mn></msup><mo>=</mo><mi>b</mi></math> be even.",
            "Let a² = b be even.",
        );
        check(
            "<p>Write <span class='mwe-math-element'><span style='display: none'><math><mi>A</mi></math></span>\
             <img class='mwe-math-fallback' src='http://a.example/f.svg' alt='{\\displaystyle A}'></span> here.",
            "Write A here.",
        );
        check(
            "<p>Or <img class=tex alt='x+1' src='http://a.example/t.png'> and \
             <img class=emoji alt='⛴' src='http://a.example/e.png'>.",
            "Or x+1 and ⛴.",
        );
    }

    #[test]
    fn the_name_of_a_file_is_no_caption() {
        check(
            "<p>a<p><img alt=IMG_3886.JPG src='http://a.example/x'><p>b",
            "a\n\nb",
        );
        check("<img alt='12.IMG_3886.jpg' src=a.jpg>", "![](a.jpg)");
    }

    #[test]
    fn figures_above_the_line_stay_above() {
        check(
            "<p>10<sup>2</sup> H<sub>2</sub>O<sup><a href='#n'>1</a></sup>",
            "10² H₂O\\[1\\]",
        );
    }

    #[test]
    fn what_machines_read_is_left_out() {
        check(
            "<script>a()</script><iframe><p>e</iframe><p style='display: none'>b<p>c<style>d",
            "c",
        );
    }

    #[test]
    fn notes_wait_for_the_end_and_keep_their_marks() {
        check(
            "<p>A ferry<a epub:type='noteref' href='#n'>1</a> sails.<aside id='n' epub:type='footnote'>\
             <p>Old. <a href='#m'>↩</a></aside><p>It <sup><a href='#o'>2</a></sup> does.",
            "A ferry\\[1\\] sails.\n\nIt \\[2\\] does.\n\n---\n\n\\[1\\] Old.",
        );
    }

    #[test]
    fn a_heading_does_not_say_its_own_address() {
        check(
            "<h2>Steps <a class='mark' href='#steps' id='steps'>#</a></h2><p>See <a href='#n'>§</a>\
             <a href='b.html'>#</a>.",
            "## Steps\n\nSee #.",
        );
    }

    #[test]
    fn what_stands_in_a_list_or_a_figure_stays_in_its_place() {
        check(
            "<ul><li>one<li><h3>Head</h3>two</ul>",
            "- one\n\n## Head\n\n- two",
        );
        check(
            "<figure><img src=a.jpg><p>The pier.<figcaption>By Ada</figcaption></figure>",
            "![The pier. By Ada](a.jpg)",
        );
    }

    #[test]
    fn xhtml_closes_what_closes_itself() {
        let (document, _) = xhtml_tree(
            "<html><head><title/></head><body><p/><a id='x'/>b<i a='/>'/>c<br/></body>",
            &Allowance::of(0),
        );
        let found = matter(&document.root(), &|_| None);
        assert_eq!(
            native::markdown_blocks(&found.blocks, "##").trim_end(),
            "bc"
        );
    }

    /// How deep the elements of a tree stand in one another.
    fn depth(node: &Node) -> usize {
        let (mut deepest, mut open) = (0, vec![(*node, 0)]);
        while let Some((node, depth)) = open.pop() {
            deepest = deepest.max(depth);
            open.extend(node.children_it(false).map(|child| (child, depth + 1)));
        }
        deepest
    }

    #[test]
    fn whatever_is_left_open_a_tree_is_shallow() {
        for open in [
            "<li>",
            "<p>",
            "<dd>",
            "<b>",
            "<font>",
            "<a href=x>",
            "<table>",
            "<tr>",
            "<td>",
            "<div>",
            "<rt>",
            "<rp>",
            "<ruby><rt>",
            "<option>",
            "<h1>",
            "<x-y>",
            "<section>",
            "<button>",
            "<table><tr><td>",
            "<ul><li>",
            "<li><b>",
            "<b><p>",
            "<p><i>",
            "<a><div>",
            "<dl><dt>",
            "<object><p>",
            "<ruby><table><td><rt>",
            "<svg><p>",
            "<svg><g>",
            "<form><p>",
            "<select>",
            "<template>",
            "<nobr><p>",
            "<LI><B>",
            "<svg><foreignObject><p>",
        ] {
            for first in [
                "",
                "<svg>",
                "<math>",
                "<table>",
                "<ruby>",
                "<select>",
                "<template>",
            ] {
                let html = format!("{first}{}", format!("{open}x").repeat(30_000));
                let deep = depth(&tree(&html).root());
                // A table may be three elements deep in itself.
                assert!(deep < 1100, "{first}{open}: {deep}");
            }
        }
    }

    #[test]
    fn no_page_has_more_tags_than_its_length_allows() {
        for (piece, most) in [
            ("<p>a", 65_000),
            ("<b>a</b>", 65_000),
            ("<li>a", 65_000),
            ("</p>", 65_000),
            ("<br>", 65_000),
            ("<!-- -->", 65_000),
            ("<p a b c d e f>x", 30_000),
            ("<x-y z=1>", 50_000),
        ] {
            let html = piece.repeat(200_000);
            let (document, note) = whole_tree(&html, &Allowance::of(html.len()));
            let root = document.root();
            let nodes = root.descendants_it().filter(|node| !node.is_text());
            let count = nodes.count();
            let more = html.len() / 48;
            assert!(count < most + more, "{piece}: {count}");
            let is_seen = !piece.starts_with("</") && !piece.starts_with("<!");
            assert_eq!(note.is_some(), is_seen, "{piece}");
        }
        let many = "<".repeat(400_000);
        let (document, note) = whole_tree(&many, &Allowance::of(many.len()));
        assert!(note.is_some() && document.errors.borrow().len() < 400_000);
        // What is written for readers is far below that, and nothing of it goes.
        let line = "<p>The <b>ferry</b> sails <a href='https://a.example/'>again</a> on Monday.\n";
        let html = line.repeat(25_000);
        let (document, note) = whole_tree(&html, &Allowance::of(html.len()));
        assert_eq!((note, document.select("p, b, a").length()), (None, 75_000));
    }

    #[test]
    fn an_element_of_a_thousand_attributes_has_none() {
        let names: Vec<String> = (0..1000).map(|at| format!(" a{at}=1")).collect();
        let names = names.concat();
        let document = tree(&format!("<p{names}>one</p><p b=2>two"));
        let paragraphs = document.select("p");
        let attributes: Vec<usize> = paragraphs.iter().map(|p| p.attrs().len()).collect();
        assert_eq!(attributes, [0, 1]);
        assert_eq!(&*paragraphs.text(), "onetwo");
    }

    #[test]
    fn depth_and_size_do_no_harm() {
        let deep = format!("{}x", "<div>".repeat(100_000));
        check(&deep, "x");
        let wide = format!(
            "<table>{}</table>",
            "<tr><td colspan=99999999>x".repeat(3000)
        );
        assert!(!piece(&wide, &|_| None).blocks.is_empty());
    }
}
