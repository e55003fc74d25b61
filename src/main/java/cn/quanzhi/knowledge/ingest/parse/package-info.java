/**
 * What runs in the parser's own process: it reads one uploaded file at a time and knows nothing of the service, its
 * database or its network. The service reads its frames and trusts none of them.
 */
@NullMarked
package cn.quanzhi.knowledge.ingest.parse;

import org.jspecify.annotations.NullMarked;
