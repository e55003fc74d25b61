/** Wake-ups and pieces of running answers, to the readers on this node and on the others. */
@NullMarked
package cn.quanzhi.platform.feed;

import org.jspecify.annotations.NullMarked;
