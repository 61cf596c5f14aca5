//! Page segmentation and article separation: lines become paragraphs, headings, captions and stories.
