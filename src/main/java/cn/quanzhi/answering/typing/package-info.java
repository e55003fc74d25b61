/** How a message was typed: what stands there in pinyin is read as the characters that were meant. */
@NullMarked
package cn.quanzhi.answering.typing;

import org.jspecify.annotations.NullMarked;
