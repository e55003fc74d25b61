/** What the service's OpenAPI document says of all operations alike. */
@NullMarked
package cn.quanzhi.platform.openapi;

import org.jspecify.annotations.NullMarked;
