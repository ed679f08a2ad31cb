"""What CRMs call their columns in Spanish, the preferred name of each meaning first."""

NAMES = {
    "crm_id": "id de cuenta, id de la cuenta, id cuenta, id de empresa, id empresa, id cliente, id de cliente, "
    "id del cliente, número de cliente, n cliente, nº cliente, nº de cliente, núm cliente, código de cliente, "
    "código cliente, cód cliente, número de cuenta, id de registro, id de contacto, identificador",
    "company": "nombre de la cuenta, nombre de cuenta, empresa, nombre de la empresa, nombre empresa, "
    "nombre de empresa, razón social, razón soc, compañía, nombre de la compañía, sociedad, cuenta, organización, "
    "nombre de la organización, nombre comercial, denominación social, denominación",
    "customer_name": "cliente, nombre del cliente, nombre cliente, nombre de cliente",
    "name": "nombre",
    "contact": "nombre del contacto, nombre de contacto, contacto, persona de contacto, nombre completo, "
    "contacto principal, nombre y apellidos, interlocutor, nombre contacto, nombre y apellido, gerente, administrador",
    "first_name": "nombre de pila, primer nombre, nombre de pila del contacto",
    "last_name": "apellidos, apellido, primer apellido, apellidos del contacto",
    "title": "cargo, puesto, puesto de trabajo, título, función, cargo del contacto",
    "email": "correo electrónico, correo, dirección de correo electrónico, dirección de correo, e mail de contacto, "
    "email de contacto, correo electrónico de trabajo, correo e, email del contacto, dirección de email, "
    "correo corporativo",
    "phone_direct": "teléfono directo, línea directa, directo",
    "phone_work": "teléfono, tfno, tlf, teléfono fijo, número de teléfono, teléfono de trabajo, teléfono oficina, "
    "teléfono de la oficina, fijo, teléfono trabajo, tel fijo, teléfono de contacto, teléfono 1, telf, "
    "teléfono profesional, nº de teléfono",
    "phone_main": "centralita, teléfono principal, teléfono de la empresa, teléfono empresa, teléfono centralita",
    "phone_mobile": "móvil, teléfono móvil, celular, teléfono celular, número de móvil, número móvil, tel móvil, "
    "número de celular, móvil trabajo, número de teléfono móvil",
    "phone_home": "teléfono particular, teléfono casa, teléfono de casa, teléfono personal",
    "country": "país, país región, país de facturación, país de correo, país facturación, dirección país, "
    "código de país, código país, país de envío de correspondencia, nación, país o región",
    "language": "idioma, idioma preferido, lengua",
    "time_zone": "zona horaria, huso horario",
    "account_owner": "propietario de la cuenta, propietario de cuenta, propietario del contacto, propietario, "
    "propietario de la empresa, propietario del registro, gestor, gestor de cuenta, gestor de cuentas, comercial, "
    "agente comercial, responsable de cuenta, responsable comercial, ejecutivo de cuenta, ejecutivo, vendedor, asesor, "
    "asignado a, comercial asignado, responsable de la cuenta, agente asignado",
    "revenue": "ingresos anuales, facturación anual, facturación, ingresos, cifra de negocio, volumen de negocio, "
    "ventas anuales",
    "currency": "moneda, divisa, código de moneda",
    "renewal_on": "fecha de renovación, renovación, fin de contrato, fecha fin de contrato, vencimiento, "
    "vencimiento del contrato, fecha de vencimiento, próxima renovación",
    "customer_since": "cliente desde, fecha de alta de cliente, fecha alta",
    "last_contact_on": "último contacto, fecha de último contacto, fecha del último contacto, última llamada, "
    "última actividad, fecha de última actividad, fecha de la última actividad, fecha último contacto, "
    "último contacto el, contactado por última vez",
    "health": "salud, salud del cliente, puntuación de salud, estado de salud, semáforo",
    "nps": "puntuación nps",
    "segment": "segmento, segmento de cliente, categoría de cliente, tipo de cliente abc",
    "open_cases": "casos abiertos, incidencias abiertas, tickets abiertos, número de casos abiertos",
    "do_not_call": "no llamar, no llamar por teléfono, no contactar por teléfono, lista robinson",
    "notes": "notas, nota, observaciones, comentarios, comentario, descripción",
}
