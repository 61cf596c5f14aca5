//! Chinese in simplified characters.

use super::message::{Message, Tongue};
use super::number::grouped;
use super::phrases::phrase;

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
        Message::Hits { number, count } => format!("第 {number}/{count} 处"),
        Message::Theme { title } => format!("主题：{title}"),
        Message::NoTheme { name } => format!("没有名为 {name} 的主题"),
        Message::Measure { cells } => format!("栏宽：{cells} 格（{} 字）", cells / 2),
        Message::Columns { count: None } => "栏数：自动".to_owned(),
        Message::Columns { count: Some(count) } => format!("栏数：{count}"),
        Message::BookmarkCount { count } => format!("共 {} 条", of(count)),
        Message::Row { number, count } => format!("{number}/{count}"),
        Message::SetAt { cells } => {
            format!("本屏栏宽 {cells} 格（{} 字），排版时放宽：", cells / 2)
        }
        Message::Conceded { part, lapse } => format!("{part}：{lapse}"),
        Message::Paragraph { number } => format!("第 {number} 段"),
        Message::LinesBegin { count, mark, level } => {
            format!("{count} 行以“{mark}”开头{}", to(level))
        }
        Message::LinesEnd { count, mark, level } => {
            format!("{count} 行以“{mark}”结尾{}", to(level))
        }
        Message::LinesCut { count } => format!("{count} 行在长于一行的单词或数字中断开"),
        Message::Pending { keys } => format!("{keys} …"),
        Message::Words { count } => format!("{} 字", of(count)),
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
