/** Turns files into passages: front matter, and one splitter for statutes and one for guides and standards. */
@NullMarked
package cn.quanzhi.knowledge.ingest;

import org.jspecify.annotations.NullMarked;
