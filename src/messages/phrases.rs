//! What is always said in the same words, whatever the paper: one phrase a line, in English and in
//! simplified Chinese. The other languages say everything in files of their own.

use super::message::{Message, Tongue};

/// What there is to say, in English and in simplified Chinese.
#[rustfmt::skip] // One phrase a line reads as a table.
const PHRASES: &[(Message<'static>, [&str; 2])] = &[
    (Message::Finished, ["100% · finished", "已读完"]),
    (Message::Resumed, ["continued where you left; g g: start", "接着上次读；g g 回到文首"]),
    (Message::Saved, ["saved", "已收藏"]),
    (Message::NotSaved, ["not saved", "未收藏"]),
    (Message::Paper, ["Newspaper", "报纸"]),
    (Message::Untitled, ["Untitled", "无题"]),
    (Message::LastStory, ["this is the last story", "这是最后一篇"]),
    (Message::FirstStory, ["this is the first story", "这是第一篇"]),
    (Message::NoUnread, ["nothing unread is left", "没有未读的文章了"]),
    (Message::NoHeading, ["no further subheading", "没有别的小标题"]),
    (Message::NoSection, ["no further section", "没有别的版面"]),
    (Message::NoJump, ["this story is shown whole", "本文已全部刊出，无下转"]),
    (Message::NoHits, ["nothing found", "没有找到"]),
    (Message::FindInside, ["find works in a story; enter opens one", "文章内方可检索；enter 打开文章"]),
    (Message::WrappedToStart, ["past the end, back to the start", "已到文末，回到文首"]),
    (Message::WrappedToEnd, ["past the start, back to the end", "已到文首，回到文末"]),
    (Message::StorySaved, ["story saved", "已收藏本文"]),
    (Message::StoryReleased, ["story no longer saved", "已取消收藏"]),
    (Message::PlaceSaved, ["place saved", "已在此处放书签"]),
    (Message::PlaceReleased, ["place no longer saved", "已取下此处书签"]),
    (Message::Removed, ["bookmark deleted; u: undo", "书签已删除，u 撤销"]),
    (Message::Restored, ["bookmark restored", "书签已恢复"]),
    (Message::NothingToUndo, ["nothing to undo", "没有可撤销的"]),
    (Message::NotKept, ["could not be saved to disk", "未能存盘"]),
    (Message::Vertical, ["set vertically", "竖排"]),
    (Message::Horizontal, ["set horizontally", "横排"]),
    (Message::Sections, ["Sections", "版面"]),
    (Message::Bookmarks, ["Bookmarks", "书签"]),
    (Message::NoBookmarks, ["no bookmarks yet; b saves a story", "还没有书签；b 收藏文章"]),
    (Message::NoMatch, ["no bookmark matches", "没有相符的书签"]),
    (Message::Moved, ["moved", "原文有变动"]),
    (Message::Near, ["about here", "大致在此"]),
    (Message::Elsewhere, ["not in this paper", "不在本期"]),
    (Message::Help, ["Help", "帮助"]),
    (Message::Notes, ["Notes on this paper", "读入说明"]),
    (Message::NoNotes, ["nothing was lost or guessed", "无缺失，无推断"]),
    (Message::HeadlineBlock, ["headline", "标题"]),
    (Message::Crosshead, ["subheading", "小标题"]),
    (Message::Caption, ["caption", "图注"]),
    (Message::Table, ["table", "表格"]),
    (Message::Reading, ["Reading", "翻阅"]),
    (Message::Moving, ["Moving about", "走动"]),
    (Message::Searching, ["Searching", "检索"]),
    (Message::Keeping, ["Keeping", "收藏"]),
    (Message::Setting, ["Setting the page", "版式"]),
    (Message::Program, ["The program", "程序"]),
    (Message::TooSmall, ["too small", "窗口太小"]),
];

/// The phrase for what needs no numbers and no names; nothing for what does.
pub(super) fn phrase(message: Message<'_>, tongue: Tongue) -> &'static str {
    let known = PHRASES.iter().find(|(known, _)| *known == message);
    known.map_or("", |(_, [english, simplified])| match tongue {
        Tongue::Simplified => simplified,
        _ => english,
    })
}
