/** What small networks are made of, and how they are learned. */
@NullMarked
package cn.quanzhi.answering.learning;

import org.jspecify.annotations.NullMarked;
