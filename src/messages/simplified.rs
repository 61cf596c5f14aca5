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
        Message::Hits { number, count } => format!("第 {number}/{count} 处"),
        Message::Theme { title } => format!("主题：{title}"),
        Message::NoTheme { name } => format!("没有名为 {name} 的主题"),
        Message::Measure { cells } => format!("栏宽：{cells} 格（{} 字）", cells / 2),
        Message::Columns { count: None } => "栏数：自动".to_owned(),
        Message::Columns { count: Some(count) } => format!("栏数：{count}"),
        Message::BookmarkCount { count } => format!("共 {count} 条"),
        Message::Row { number, count } => format!("{number}/{count}"),
        Message::NoSuchSection { count } => format!("本期共 {count} 版"),
        Message::Address { address } => format!("链接：{address}"),
        Message::ToSection { title } => format!("到版面：{title}"),
        Message::ToTheme { title } => format!("设主题：{title}"),
        Message::ToColumns { count: None } => "设栏数：自动".to_owned(),
        Message::ToColumns { count: Some(count) } => format!("设栏数：{count}"),
        Message::ToLanguage { name } => format!("设语言：{name}"),
        Message::Contrasts { contrasts } => {
            let [text, small, hit, current] = contrasts;
            format!("正文 {text} · 次文 {small} · 命中 {hit} · 当前命中 {current}")
        }
        Message::TypedLetters { letters } => format!("字母：{letters}"),
        Message::Pending { keys } => format!("{keys} …"),
        Message::Words { count } => format!("{count} 字"),
        plain => phrase(plain, Tongue::Simplified).to_owned(),
    }
}
