/** Leases in PostgreSQL with fencing tokens, by the clock of the database. */
@NullMarked
package cn.quanzhi.platform.lease;

import org.jspecify.annotations.NullMarked;
