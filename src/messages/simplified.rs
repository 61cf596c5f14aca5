//! Chinese in simplified characters.

use super::message::Message;
use super::number::grouped;
use super::phrases::phrase;
use super::tongue::Tongue;

#[allow(
    clippy::too_many_lines,
    reason = "a table of every message, an arm each"
)]
pub(super) fn say(message: Message<'_>) -> String {
    let of = |count| grouped(count, Tongue::Simplified);
    match message {
        Message::Story { number, count } => format!("文章 {number}/{count}"),
        Message::Screen {
            number,
            count: Some(count),
        } => format!("第 {number}/{count} 屏"),
        Message::Screen {
            number,
            count: None,
        } => format!("第 {number} 屏"),
        Message::Progress { percent, minutes } => {
            format!("已读 {percent}% · 余约 {minutes} 分钟")
        }
        Message::Under { heading } => format!("本节：{heading}"),
        Message::Standing { unread, bookmarks } => {
            format!("未读 {} · 书签 {}", of(unread), of(bookmarks))
        }
        Message::Day { date } => date.strftime("%Y年%-m月%-d日").to_string(),
        Message::Page { number } => format!("第 {number} 版"),
        Message::Paragraph { number } => format!("第 {number} 段"),
        Message::Alike { percent } => format!("大致在此 {percent}%"),
        Message::AllRemoved { count } => format!("已删除 {count} 条书签，u 撤销"),
        Message::Chosen { count } => format!("已选 {count} 条"),
        Message::Written { path } => format!("已写入 {path}"),
        Message::Copied { characters } => format!("已复制 {characters} 字"),
        Message::NoProgram { program } => format!("未复制：没有 {program}"),
        Message::NotTaken { program, why } => format!("未复制：{program}：{why}"),
        Message::Selected { characters } => format!("已选 {characters} 字"),
        Message::OtherPaper { file } => format!("在另一份报纸里：newsprint {file}"),
        Message::PaperGone { file } => format!("原报已不在：{file}"),
        Message::Hits { number, count } => format!("第 {number}/{count} 处"),
        Message::FoundWords { words } => format!("命中词：{words}"),
        Message::Totals {
            hits,
            stories,
            over,
        } => {
            let more = if over { "" } else { " …" };
            format!("本期 {hits} 处 / {stories} 篇{more}")
        }
        Message::HitCount { count } => format!("{count} 处"),
        Message::HitsOf { story } => format!("“{story}”中的命中"),
        Message::Theme { title } => format!("主题：{title}"),
        Message::NoTheme { name } => format!("没有名为 {name} 的主题"),
        Message::Pale { contrast } => format!("正文与底色对比不足：{contrast}（应达 7）"),
        Message::Measure { cells } => format!("栏宽：{cells} 格（{} 字）", cells / 2),
        Message::Columns { count: None } => "栏数：自动".to_owned(),
        Message::Columns { count: Some(count) } => format!("栏数：{count}"),
        Message::BookmarkCount { count } => format!("共 {} 条", of(count)),
        Message::Row { number, count } => format!("{number}/{count}"),
        Message::SetAt { cells } => {
            format!("本屏栏宽 {cells} 格（{} 字），排版时放宽：", cells / 2)
        }
        Message::Conceded { part, lapse } => format!("{part}：{lapse}"),
        Message::LinesBegin { count, mark, level } => {
            format!("{count} 行以“{mark}”开头{}", to(level))
        }
        Message::LinesEnd { count, mark, level } => {
            format!("{count} 行以“{mark}”结尾{}", to(level))
        }
        Message::LinesCut { count } => format!("{count} 行在长于一行的单词或数字中断开"),
        Message::CannotRead { what, why } => format!("无法读取 {what}：{why}"),
        Message::CannotWrite { what, why } => format!("无法写入 {what}：{why}"),
        Message::SomeFailed { failed, all } => {
            format!("{all} 份中有 {failed} 份未能收入；见上面各行")
        }
        Message::CannotFind { what, why } => format!("无法检索 {what}：{why}"),
        Message::WayOut { what, way_out } if what.ends_with('？') => format!("{what}{way_out}"),
        Message::WayOut { what, way_out } => format!("{what}；{way_out}"),
        Message::CannotPrint { why } => format!("无法输出：{why}"),
        Message::CannotUseTerminal { why } => format!("无法使用终端：{why}"),
        Message::ThemesAre { name, known } => format!("没有名为 {name} 的主题；现有 {known}"),
        Message::SaveAs { formats } => format!("请用原程序或转换程序另存为其中一种：{formats}"),
        Message::PutRight { what } => format!("{what} 不能照用；请改正上述各行"),
        Message::Newer { version } => format!("格式版本为 {version}，本版程序不认得"),
        Message::NoSuchSection { count } => format!("本期共 {count} 版"),
        Message::Address { address } => format!("链接：{address}"),
        Message::ToSection { title } => format!("到版面：{title}"),
        Message::ToTheme { title } => format!("设主题：{title}"),
        Message::ToColumns { count: None } => "设栏数：自动".to_owned(),
        Message::ToColumns { count: Some(count) } => format!("设栏数：{count}"),
        Message::ToLanguage { name } => format!("设语言：{name}"),
        Message::Contrasts { contrasts } => {
            let [text, small, hit, current] = contrasts;
            format!("正文 {text} · 小字 {small} · 命中 {hit} · 当前命中 {current}")
        }
        Message::TypedLetters { letters } => format!("字母：{letters}"),
        Message::Pending { keys } => format!("{keys} …"),
        Message::Words { count } => format!("{} 字", of(count)),
        Message::TooLarge { width, height } => format!("只显示 {width} × {height} 格"),
        plain => phrase(plain, Tongue::Simplified).to_owned(),
    }
}

/// The level of strictness that a mark belongs to; none where the column was too narrow for any.
fn to(level: u8) -> String {
    match level {
        0 => "（栏过窄）".to_owned(),
        level => format!("（放宽至 {level} 级）"),
    }
}
