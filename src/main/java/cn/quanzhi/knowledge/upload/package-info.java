/**
 * Uploads and imports as durable jobs: each file goes through the parser's process, becomes a draft, is embedded at the pace
 * that questions leave, and is published where it may be. Also the way out, the export.
 */
@NullMarked
package cn.quanzhi.knowledge.upload;

import org.jspecify.annotations.NullMarked;
