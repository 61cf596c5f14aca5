//! The paper as JSON. Owns the shape that other programs rely on; the model itself has none.

use serde::Serialize;

use crate::formats::{Note, Reading};
use crate::issue::{Article, Author, Block, Rank, Section, Text};

#[derive(Serialize)]
struct Paper<'a> {
    title: &'a str,
    date: Option<String>,
    edition: Option<&'a str>,
    language: &'a str,
    sections: Vec<Department<'a>>,
    notes: Vec<Remark>,
}

#[derive(Serialize)]
struct Department<'a> {
    name: &'a str,
    articles: Vec<Story<'a>>,
}

#[derive(Serialize)]
struct Story<'a> {
    id: String,
    rank: &'a str,
    kicker: Option<String>,
    headline: Vec<String>,
    deck: Vec<String>,
    byline: Vec<Name<'a>>,
    dateline: Option<String>,
    body: Vec<Piece<'a>>,
}

#[derive(Serialize)]
struct Name<'a> {
    name: &'a str,
    role: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Piece<'a> {
    Paragraph {
        text: String,
    },
    Heading {
        text: String,
    },
    Quote {
        text: String,
    },
    List {
        items: Vec<String>,
    },
    Table {
        rows: Vec<Vec<String>>,
    },
    Figure {
        caption: String,
        image: Option<&'a str>,
    },
    Verbatim {
        text: String,
    },
    Rule,
}

#[derive(Serialize)]
struct Remark {
    kind: &'static str,
    detail: String,
}

/// The paper and what is to be said about its reading, as indented JSON with a line end.
pub fn json(reading: &Reading) -> String {
    let masthead = &reading.issue.masthead;
    let paper = Paper {
        title: &masthead.title,
        date: masthead.date.map(|date| date.to_string()),
        edition: masthead.edition.as_deref(),
        language: masthead.language.tag(),
        sections: reading.issue.sections.iter().map(department).collect(),
        notes: reading.notes.iter().map(remark).collect(),
    };
    let mut json = serde_json::to_string_pretty(&paper).unwrap_or_default();
    json.push('\n');
    json
}

fn department(section: &Section) -> Department<'_> {
    Department {
        name: &section.name,
        articles: section.articles.iter().map(story).collect(),
    }
}

fn story(article: &Article) -> Story<'_> {
    Story {
        id: article.id.to_string(),
        rank: match article.rank {
            Rank::Lead => "lead",
            Rank::Major => "major",
            Rank::Minor => "minor",
            Rank::Brief => "brief",
        },
        kicker: article.kicker.as_ref().map(Text::plain),
        headline: plain(&article.headline),
        deck: plain(&article.deck),
        byline: article.byline.iter().map(name).collect(),
        dateline: article.dateline.as_ref().map(Text::plain),
        body: article.body.iter().map(piece).collect(),
    }
}

fn name(author: &Author) -> Name<'_> {
    Name {
        name: &author.name,
        role: author.role.as_deref(),
    }
}

fn piece(block: &Block) -> Piece<'_> {
    match block {
        Block::Paragraph(text) => Piece::Paragraph { text: text.plain() },
        Block::Heading(text) => Piece::Heading { text: text.plain() },
        Block::Quote(text) => Piece::Quote { text: text.plain() },
        Block::List(items) => Piece::List {
            items: plain(items),
        },
        Block::Table(rows) => Piece::Table {
            rows: rows.iter().map(|row| plain(row)).collect(),
        },
        Block::Figure { caption, image } => Piece::Figure {
            caption: caption.plain(),
            image: image.as_deref(),
        },
        Block::Verbatim(text) => Piece::Verbatim { text: text.plain() },
        Block::Rule => Piece::Rule,
    }
}

fn plain(texts: &[Text]) -> Vec<String> {
    texts.iter().map(Text::plain).collect()
}

fn remark(note: &Note) -> Remark {
    Remark {
        kind: note.kind(),
        detail: note.to_string(),
    }
}
