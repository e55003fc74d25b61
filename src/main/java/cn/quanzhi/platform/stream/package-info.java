/** What every open event stream has in common: one thread that hears, waits and writes. */
@NullMarked
package cn.quanzhi.platform.stream;

import org.jspecify.annotations.NullMarked;
