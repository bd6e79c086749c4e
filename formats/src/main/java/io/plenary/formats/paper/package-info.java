/** Letters of any script on paper and in pictures. */
package io.plenary.formats.paper;
