/** How often a caller may do a thing. */
@NullMarked
package cn.quanzhi.platform.limiter;

import org.jspecify.annotations.NullMarked;
