package vn.diemcau.process.model;

import org.camunda.bpm.engine.delegate.VariableScope;

/** A process variable with its name and type. */
public record Variable<T>(String name, Class<T> type) {

    /** The value; null when neither the scope nor its parents have one. */
    public T from(VariableScope scope) {
        return type.cast(scope.getVariable(name));
    }
}
