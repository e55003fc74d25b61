/** What kind of message this is: a question of the trade, or one that another than the AI has to answer, or nobody. */
@NullMarked
@NamedInterface("intent")
package cn.quanzhi.answering.intent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
