//! Where those who enter stay.

use super::forms::StayForm;
use super::question::Question;
use crate::markup::view;
use crate::ui::{Button, ErrorSummary, Form, Mistakes, TextField, lang};
use leptos::prelude::*;

pub fn page(question: &Question) -> AnyView {
    let lang = lang();
    let (form, mistakes) = (question.answers.stay, question.mistakes);
    view! {
        <ErrorSummary mistakes />
        <Form on_submit=question.goes_on()>
            {fields(form, mistakes)}
            <Button text=lang.pick("Continuar", "Continue") />
        </Form>
    }
}

/// The fields, wherever they are asked for.
pub fn fields(form: StayForm, mistakes: Mistakes) -> AnyView {
    let lang = lang();
    view! {
        <TextField field="/stay/lodging" value=form.lodging mistakes optional=true
            label=lang.pick("Hotel, o de quién es la casa", "Hotel, or whose home it is") />
        <TextField field="/stay/address" value=form.address mistakes
            label=lang.pick("Dirección", "Address")
            hint=lang.pick("Barrio o colonia, calle y número, o una seña", "Neighbourhood, street and number, or a landmark") />
        <TextField field="/stay/city" value=form.city mistakes
            label=lang.pick("Municipio o ciudad", "Municipality or city") />
    }
}
