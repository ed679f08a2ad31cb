"""What CRMs call their columns in Portuguese, the preferred name of each meaning first."""

NAMES = {
    "crm_id": "id da conta, id conta, id da empresa, id empresa, código do cliente, código cliente, cód cliente, "
    "id do cliente, número do cliente, nº do cliente, nº cliente, código da conta, id do contato, id do contacto, "
    "id do registro",
    "company": "nome da conta, empresa, nome da empresa, razão social, raz social, razão soc, conta, organização, "
    "nome da organização, companhia, nome fantasia, firma social, nome empresa, sociedade",
    "customer_name": "nome do cliente, nome cliente",
    "name": "nome, nome de exibição",
    "contact": "contato, contacto, nome do contato, nome do contacto, pessoa de contato, pessoa de contacto, "
    "nome completo, contato principal, contacto principal, responsável do cliente, nome contato, sócio gerente, "
    "diretor",
    "first_name": "primeiro nome, nome próprio, prenome",
    "last_name": "sobrenome, apelido, último nome",
    "title": "cargo, função, posição, título do cargo, cargo do contato",
    "email": "endereço de email, endereço de e mail, correio eletrônico, correio eletrónico, e mail comercial, "
    "e mail do contato, email do contacto, e mail de trabalho, email comercial, email profissional",
    "phone_direct": "telefone direto, linha direta, telefone directo",
    "phone_work": "telefone, número de telefone, telefone fixo, telefone comercial, telefone trabalho, "
    "telefone do escritório, telefone de trabalho, telefone de contato, telefone de contacto, telefone 1, fone, "
    "telefone profissional, telefone do contato",
    "phone_main": "telefone principal, telefone da empresa, telefone geral, pabx",
    "phone_mobile": "celular, telemóvel, telefone celular, número de celular, número do celular, telefone móvel, "
    "número de telemóvel, celular comercial, celular do contato",
    "phone_home": "telefone residencial, telefone de casa, telefone pessoal",
    "country": "país região, país de cobrança, país de faturamento, país de faturação, código do país, "
    "país do endereço, endereço país, país de correspondência",
    "language": "idioma, idioma preferencial, língua",
    "time_zone": "fuso horário",
    "account_owner": "proprietário da conta, proprietário do contato, proprietário do contacto, proprietário, "
    "dono da conta, responsável, responsável pela conta, gerente de conta, gerente de contas, gerente da conta, "
    "vendedor, gestor de conta, gestor da conta, vendedor responsável, atribuído a, executivo de contas, consultor, "
    "proprietário da empresa, gestor de cliente, responsável comercial",
    "revenue": "receita anual, faturamento anual, faturamento, faturação anual, receita, volume de negócios, faturação",
    "currency": "moeda, código da moeda",
    "renewal_on": "data de renovação, renovação, fim do contrato, data fim do contrato, vencimento do contrato, "
    "próxima renovação",
    "customer_since": "cliente desde, data de início do contrato",
    "last_contact_on": "último contato, último contacto, data do último contato, data do último contacto, "
    "última atividade, última ligação, última chamada, data da última atividade, última interação",
    "health": "saúde do cliente, pontuação de saúde, saúde, saúde da conta, farol",
    "segment": "segmento do cliente, categoria do cliente",
    "open_cases": "casos abertos, chamados abertos, tickets abertos, chamados em aberto",
    "do_not_call": "não ligar, não telefonar, não contactar por telefone, não perturbe",
    "notes": "observações, observação, anotações, notas, comentários, descrição",
}
