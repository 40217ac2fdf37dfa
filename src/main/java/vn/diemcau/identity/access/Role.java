package vn.diemcau.identity.access;

/** The role of a request's sender. Each role is a column of the access table. */
public enum Role {
    /** Not signed in. */
    NOBODY,
    /** The screen of the operations room. */
    WALL,
    /** An account that belongs to no agency. */
    STRANGER,
    /** An officer of an agency of the directory, the units among them. */
    AGENCY,
    OFFICE,
    ADMINISTRATOR
}
