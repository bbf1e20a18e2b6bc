/** A Common Transfer File of two fictional pupils, between two schools that do not exist. */

const pupil = (upn: string, surname: string, forename: string): string => `
    <Pupil>
      <UPN>${upn}</UPN><Surname>${surname}</Surname><Forename>${forename}</Forename><DOB>2015-02-14</DOB><Sex>M</Sex>
      <BasicDetails><NCyearActual>6</NCyearActual><MedicalFlag>true</MedicalFlag></BasicDetails>
      <SENhistory><SEN><StartDate>2023-01-09</StartDate><SENprovision>K</SENprovision></SEN></SENhistory>
      <Address><AddressLines><AddressLine1>1 Test Row</AddressLine1></AddressLines><PostCode>DE1 1AA</PostCode></Address>
      <Contacts><Contact><Order>1</Order><Title>Ms</Title><Surname>${surname}</Surname><Forename>Wendy</Forename><Relationship>PAM</Relationship></Contact></Contacts>
      <SchoolHistory><School><LEA>830</LEA><Estab>2999</Estab><SchoolName>Synthetic Primary School</SchoolName><EntryDate>2019-09-04</EntryDate><LeavingDate>2026-07-21</LeavingDate></School></SchoolHistory>
    </Pupil>`;

export const syntheticTransferFile = `<?xml version="1.0" encoding="UTF-8"?>
<CTfile>
  <Header>
    <DocumentName>Common Transfer File</DocumentName><CTFversion>25.0</CTFversion><DateTime>2026-07-10T09:30:00</DateTime>
    <DocumentQualifier>full</DocumentQualifier><SupplierID>SYNTHETIC</SupplierID>
    <SourceSchool><LEA>830</LEA><Estab>2999</Estab><SchoolName>Synthetic Primary School</SchoolName><AcademicYear>2025</AcademicYear></SourceSchool>
    <DestSchool><LEA>830</LEA><Estab>4999</Estab></DestSchool>
  </Header>
  <CTFpupilData>${pupil('Q830299919001', "O'Néill", 'Jamie')}${pupil('E830299919002', 'Smith-Jones', 'Ava')}
  </CTFpupilData>
</CTfile>
`;
