//! Chinese in simplified characters.

use super::message::{Message, Tongue};
use super::phrases::phrase;

pub(super) fn say(message: Message<'_>) -> String {
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
        Message::Standing { unread, bookmarks } => format!("未读 {unread} · 书签 {bookmarks}"),
        Message::Day { date } => date.strftime("%Y年%-m月%-d日").to_string(),
        Message::Page { number } => format!("第 {number} 版"),
        Message::Paragraph { number } => format!("第 {number} 段"),
        Message::Alike { percent } => format!("大致在此 {percent}%"),
        Message::AllRemoved { count } => format!("已删除 {count} 条书签，u 撤销"),
        Message::Chosen { count } => format!("已选 {count} 条"),
        Message::Written { path } => format!("已写入 {path}"),
        Message::Copied { characters } => format!("已复制 {characters} 字"),
        Message::OtherPaper { file } => format!("在另一份报纸里：newsprint {file}"),
        Message::PaperGone { file } => format!("原报已不在：{file}"),
        Message::Hits { number, count } => format!("第 {number}/{count} 处"),
        Message::Theme { title } => format!("主题：{title}"),
        Message::NoTheme { name } => format!("没有名为 {name} 的主题"),
        Message::Measure { cells } => format!("栏宽：{cells} 格（{} 字）", cells / 2),
        Message::Columns { count: None } => "栏数：自动".to_owned(),
        Message::Columns { count: Some(count) } => format!("栏数：{count}"),
        Message::BookmarkCount { count } => format!("共 {count} 条"),
        Message::Row { number, count } => format!("{number}/{count}"),
        Message::Pending { keys } => format!("{keys} …"),
        Message::Words { count } => format!("{count} 字"),
        plain => phrase(plain, Tongue::Simplified).to_owned(),
    }
}
