/** The pages that the service brings along: where a browser finds the front end packed in the jar. */
@NullMarked
package cn.quanzhi.platform.web;

import org.jspecify.annotations.NullMarked;
