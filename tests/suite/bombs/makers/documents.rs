//! Documents of every kind of markup, with what is given in them.

use super::packed::zipped;

pub(super) fn doctype(root: &str, declared: &str) -> String {
    if declared.is_empty() {
        String::new()
    } else {
        format!("<!DOCTYPE {root} [{declared}]>")
    }
}

fn document(root: &str, declared: &str, rest: &str) -> Vec<u8> {
    format!("<?xml version='1.0'?>{}{rest}", doctype(root, declared)).into()
}

pub(super) fn tei(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>x</p>{body}</body></text></TEI>"
    );
    document("TEI", declared, &rest)
}

pub(super) fn nitf(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<nitf><head/><body><body.head><hedline><hl1>x</hl1></hedline></body.head><body.content>{body}</body.content></body></nitf>"
    );
    document("nitf", declared, &rest)
}

pub(super) fn newsml(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='a'><itemMeta/><contentMeta><headline>x {body}</headline></contentMeta>\
         <contentSet><inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'><body><p>y</p></body></html></inlineXML></contentSet></newsItem>"
    );
    document("newsItem", declared, &rest)
}

pub(super) fn alto(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<alto><Layout><Page ID='P'><PrintSpace><TextBlock ID='B'><TextLine><String CONTENT='x'/>{body}</TextLine></TextBlock></PrintSpace></Page></Layout></alto>"
    );
    document("alto", declared, &rest)
}

pub(super) fn mets(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<mets xmlns='http://www.loc.gov/METS/'><structMap TYPE='LOGICAL'><div TYPE='NEWSPAPER'>{body}</div></structMap></mets>"
    );
    document("mets", declared, &rest)
}

pub(super) fn fb2(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<FictionBook><description/><body><section><p>x</p>{body}</section></body></FictionBook>"
    );
    document("FictionBook", declared, &rest)
}

const OFFICE: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'";

pub(super) fn fodt(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<office:document {OFFICE} office:mimetype='application/vnd.oasis.opendocument.text'><office:body><office:text><text:p>x</text:p>{body}</office:text></office:body></office:document>"
    );
    document("office:document", declared, &rest)
}

pub(super) fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {OFFICE}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ])
}

pub(super) fn word(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p>{body}</w:body></w:document>"
    );
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "word/document.xml",
            &document("w:document", declared, &rest),
        ),
    ])
}

pub(super) fn docx(body: &str) -> Vec<u8> {
    word("", body)
}

pub(super) fn rss(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<rss version='2.0'><channel><title>x</title><item><title>y {body}</title></item></channel></rss>"
    );
    document("rss", declared, &rest)
}

pub(super) fn html(body: &str) -> Vec<u8> {
    format!("<!DOCTYPE html><title>t</title><body><p>A ferry sails again on Monday, the town says.</p>{body}").into()
}

pub(super) fn own(body: &str) -> Vec<u8> {
    format!("+++\ntitle = \"x\"\n+++\n\n# y\n\n{body}\n").into()
}

pub(super) fn ninjs(value: &str) -> Vec<u8> {
    format!("{{\"uri\":\"a\",\"headline\":\"x\",\"body_text\":\"y\",\"body_xhtml\":{value}}}")
        .into()
}

pub(super) fn json_feed(value: &str) -> Vec<u8> {
    format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"x\",\"items\":{value}")
        .into()
}

pub(super) fn aozora(body: &str) -> Vec<u8> {
    let bar = "-".repeat(55);
    format!("題\n作者\n\n{bar}\n【テキスト中に現れる記号について】\n\n《》：ルビ\n{bar}\n\n{body}\n\n底本：「本」\n").into()
}

pub(super) fn gutenberg(body: &str) -> Vec<u8> {
    format!(
        "The Project Gutenberg eBook of X\n\nTitle: X\n\nAuthor: Y\n\n*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\n{body}\n\n\
         *** END OF THE PROJECT GUTENBERG EBOOK X ***\n"
    )
    .into()
}
