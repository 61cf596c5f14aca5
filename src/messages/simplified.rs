//! Chinese in simplified characters.

use super::message::Message;

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
        Message::Pending { keys } => format!("{keys} …"),
        Message::Words { count } => format!("{count} 字"),
        plain => phrase(plain).to_owned(),
    }
}

fn phrase(message: Message<'_>) -> &'static str {
    match message {
        Message::Finished => "已读完",
        Message::Resumed => "接着上次读；g g 回到文首",
        Message::Saved => "已收藏",
        Message::NotSaved => "未收藏",
        Message::Paper => "报纸",
        Message::Untitled => "无题",
        Message::LastStory => "这是最后一篇",
        Message::FirstStory => "这是第一篇",
        Message::NoHeading => "没有别的小标题",
        Message::NoSection => "没有别的版面",
        Message::NoJump => "本文已全部刊出，无下转",
        Message::NoHits => "没有找到",
        Message::WrappedToStart => "已到文末，回到文首",
        Message::WrappedToEnd => "已到文首，回到文末",
        Message::StorySaved => "已收藏本文",
        Message::StoryReleased => "已取消收藏",
        Message::PlaceSaved => "已在此处放书签",
        Message::PlaceReleased => "已取下此处书签",
        Message::Removed => "书签已删除，u 撤销",
        Message::Restored => "书签已恢复",
        Message::NothingToUndo => "没有可撤销的",
        Message::NotKept => "未能存盘",
        Message::Vertical => "竖排",
        Message::Horizontal => "横排",
        Message::Sections => "版面",
        Message::Bookmarks => "书签",
        Message::NoBookmarks => "还没有书签；b 收藏文章",
        Message::NoMatch => "没有相符的书签",
        Message::Moved => "原文有变动",
        Message::Near => "大致在此",
        Message::Elsewhere => "不在本期",
        Message::Help => "帮助",
        Message::Notes => "读入说明",
        Message::NoNotes => "无缺失，无推断",
        Message::Reading => "翻阅",
        Message::Moving => "走动",
        Message::Searching => "检索",
        Message::Keeping => "收藏",
        Message::Setting => "版式",
        Message::Program => "程序",
        Message::TooSmall => "窗口太小",
        _ => "",
    }
}
