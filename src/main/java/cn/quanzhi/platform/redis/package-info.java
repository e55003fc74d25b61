/** Redis, embedded or shared: it may vanish at any moment and nothing is lost. */
@NullMarked
package cn.quanzhi.platform.redis;

import org.jspecify.annotations.NullMarked;
