//! Where the parts of a file lie: its front matter between `+++` lines, and in a single file the
//! stories with theirs. Understands neither TOML nor Markdown.

/// A stretch of a file and the line on which it begins, counted from 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'a> {
    pub(crate) text: &'a str,
    pub(crate) line: usize,
}

/// A story of a single file.
#[derive(Debug)]
pub(crate) struct Story<'a> {
    /// The `# ` line; none for what stands before the first.
    pub(crate) headline: Option<Part<'a>>,
    pub(crate) front: Option<Part<'a>>,
    pub(crate) body: Part<'a>,
}

/// Keys of the one story that a page of a web site is; no issue of ours has them.
const POST: &[&str] = &[
    "author",
    "authors",
    "categories",
    "description",
    "draft",
    "slug",
    "tags",
    "template",
    "weight",
];

/// Whether a file begins with the front matter of a whole issue.
pub(crate) fn is_issue(file: &[u8]) -> bool {
    let mut lines = file
        .split(|byte| *byte == b'\n')
        .map(String::from_utf8_lossy);
    let (mut states_issue, mut names_title, mut is_post) = (false, false, false);
    if lines.next().is_none_or(|line| line.trim_end() != "+++") {
        return false;
    }
    for line in lines {
        let line = line.trim_end();
        if line == "+++" {
            return states_issue || names_title && !is_post;
        }
        let key = line.split('=').next().unwrap_or_default().trim();
        let is_key = line.contains('=');
        states_issue |= is_key && key == "format";
        names_title |= is_key && key == "title";
        is_post |= is_key && POST.contains(&key) || line.starts_with('[');
    }
    false
}

/// A part cut after its front matter; the first is none when it has none. Front matter that does
/// not end takes the whole part.
pub(crate) fn front(part: Part) -> (Option<Part>, Part) {
    let mut lines = part.text.split_inclusive('\n');
    let mut line = part.line;
    let mut start = 0;
    for blank in lines.by_ref() {
        if blank.trim_end() == "+++" {
            start += blank.len();
            line += 1;
            break;
        }
        if !blank.trim().is_empty() {
            return (None, part);
        }
        start += blank.len();
        line += 1;
    }
    if start == part.text.len() && !part.text.trim_end().ends_with("+++") {
        return (None, part);
    }
    let first = line;
    let mut end = start;
    for content in lines {
        line += 1;
        if content.trim_end() == "+++" {
            let body = Part {
                text: &part.text[end + content.len()..],
                line,
            };
            return (Some(cut(part, start, end, first)), body);
        }
        end += content.len();
    }
    let body = Part { text: "", line };
    (Some(cut(part, start, end, first)), body)
}

fn cut(part: Part, start: usize, end: usize, line: usize) -> Part {
    Part {
        text: &part.text[start..end],
        line,
    }
}

/// The stories of what follows the masthead of a single file.
pub(crate) fn stories(part: Part) -> Vec<Story> {
    let mut stories = Vec::new();
    let mut headline = None;
    let (mut start, mut first) = (0, part.line);
    let (mut offset, mut line) = (0, part.line);
    let mut fence = None;
    for content in part.text.split_inclusive('\n') {
        fence = fence_after(fence, content);
        if fence.is_none() && (content.starts_with("# ") || content.trim_end() == "#") {
            stories.extend(story(headline, cut(part, start, offset, first)));
            headline = Some(cut(part, offset, offset + content.len(), line));
            start = offset + content.len();
            first = line + 1;
        }
        offset += content.len();
        line += 1;
    }
    stories.extend(story(headline, cut(part, start, offset, first)));
    stories
}

fn story<'a>(headline: Option<Part<'a>>, part: Part<'a>) -> Option<Story<'a>> {
    if headline.is_none() && part.text.trim().is_empty() {
        return None;
    }
    let (front, body) = front(part);
    Some(Story {
        headline,
        front,
        body,
    })
}

/// The fence of a code block that is open after a line: its mark and length.
fn fence_after(fence: Option<(char, usize)>, line: &str) -> Option<(char, usize)> {
    let text = line.trim_start_matches(' ');
    let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'));
    let length = mark.map_or(0, |mark| text.chars().take_while(|c| *c == mark).count());
    if line.len() - text.len() > 3 || length < 3 {
        return fence;
    }
    let rest = text[length..].trim();
    match (fence, mark) {
        (Some((open, least)), Some(mark)) if open == mark && length >= least && rest.is_empty() => {
            None
        }
        (None, Some(mark)) if mark == '~' || !rest.contains('`') => Some((mark, length)),
        _ => fence,
    }
}
