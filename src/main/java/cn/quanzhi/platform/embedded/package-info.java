/** The servers that the service brings along: a real PostgreSQL and a real Redis below the data directory. */
@NullMarked
package cn.quanzhi.platform.embedded;

import org.jspecify.annotations.NullMarked;
