package vn.diemcau.audit.journal;

/** Knows the actor of this thread. The wing that signs users in implements it. */
public interface Actors {

    Actor current();
}
