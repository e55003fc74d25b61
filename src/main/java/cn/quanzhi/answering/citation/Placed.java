package cn.quanzhi.answering.citation;

/** Where a figure stands in an even text. */
record Placed(Quantity quantity, int start, int end) {}
