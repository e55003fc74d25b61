/** Quanzhi: the start of the service; its rooms are the packages below. */
@NullMarked
package cn.quanzhi;

import org.jspecify.annotations.NullMarked;
