package vn.diemcau.process.model;

import org.camunda.bpm.engine.delegate.VariableScope;

/** A process variable by its name and type. */
public record Variable<T>(String name, Class<T> type) {

    /** The value, null when the scope and those around it have none. */
    public T from(VariableScope scope) {
        return type.cast(scope.getVariable(name));
    }
}
