/** Who may do what: roles of the identity provider and the permissions they carry. */
@NullMarked
package io.bongsu.contracts.access;

import org.jspecify.annotations.NullMarked;
