package cn.quanzhi.platform.lease;

import java.time.Instant;

/** A held lease; its token grows with every change of holder, so that a late write of the old one can be refused. */
public record Lease(String name, String owner, long token, Instant until) {}
