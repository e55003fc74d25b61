/** Keeps the outbox between modules moving. Owns event_publication and its archive, which Spring Modulith reads and writes. */
@NullMarked
package cn.quanzhi.platform.outbox;

import org.jspecify.annotations.NullMarked;
