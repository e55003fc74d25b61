/** Holds a knowledge base to its form before anybody imports it: a command of its own, without servers. */
@NullMarked
package cn.quanzhi.knowledge.check;

import org.jspecify.annotations.NullMarked;
