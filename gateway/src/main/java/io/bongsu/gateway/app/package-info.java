/** Hands out the web app: its files, and its one page for every address that is a page of the app. */
@NullMarked
package io.bongsu.gateway.app;

import org.jspecify.annotations.NullMarked;
