/** Makes a repeated request give its first answer again. Owns platform_idempotency. */
@NullMarked
package cn.quanzhi.platform.idempotency;

import org.jspecify.annotations.NullMarked;
