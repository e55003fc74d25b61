/** How a message was typed: pinyin and mistyped characters are read as what was meant. */
@NullMarked
package cn.quanzhi.answering.typing;

import org.jspecify.annotations.NullMarked;
