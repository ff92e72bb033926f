; Installationsprogrammet för en användare, utan administratörsrättigheter. Byggs av dev.py build-windows.
;   makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DKALLA=<fryst mapp> -DUT=<setup.exe> [-DSNABBT] namndapp.nsi
; Tyst: setup.exe /S [/D=C:\mapp]. Slutstatus: 0 klart, 2 avbrutet, 3 programmet körs, 4 en nyare version finns redan.
Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10

!include MUI2.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include LogicLib.nsh
!include x64.nsh

!define APP "Nämndapp"
!define FONSTER "Nämndapp.exe"
!define KOMMANDO "namndapp.exe"
!define UTGIVARE "Nämndapps upphovsmän"
!define AVINSTALLERA "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define EGEN "Software\Namndapp\Installation"
!define KLASSER "Software\Classes"
!define DATABAS "Namndapp.Databas"
!define GRANSKNING "Namndapp.Granskning"
!define IKONER "$INSTDIR\_internal\nämndapp\resources\ikoner"

Name "${APP}"
OutFile "${UT}"
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "${EGEN}" "Mapp"
RequestExecutionLevel user
BrandingText "${APP} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
!ifdef SNABBT
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

!ifdef SIGNERA
  !uninstfinalize '${SIGNERA} "%1"' = 0
!endif

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=1053 "ProductName" "${APP}"
VIAddVersionKey /LANG=1053 "FileDescription" "${APP} – installation"
VIAddVersionKey /LANG=1053 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1053 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1053 "CompanyName" "${UTGIVARE}"
VIAddVersionKey /LANG=1053 "LegalCopyright" "MIT"

!define MUI_ICON "${ROT}/resources/ikoner/namndapp.ico"
!define MUI_UNICON "${ROT}/resources/ikoner/namndapp.ico"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Välkommen till ${APP} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "${APP} installeras för dig, utan administratörsrättigheter.$\r$\n$\r$\nDina databaser, \
inställningar och säkerhetskopior rörs inte, varken nu eller när en nyare version installeras över den här.$\r$\n$\r$\n\
Klicka på Nästa för att fortsätta."
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\${FONSTER}"
!define MUI_FINISHPAGE_RUN_TEXT "Starta ${APP}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${APP} tas bort från datorn. Dina databaser, inställningar och säkerhetskopior blir kvar."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Swedish"

!define KORS_TEXT "${APP} är öppet. Stäng alla ${APP}s fönster och försök igen. Det du har skrivit är sparat."
!define NYARE_TEXT "En nyare version av ${APP} är redan installerad. Avinstallera den först om du vill gå tillbaka till \
${VERSION}. En databas som den nyare versionen har skrivit kan inte öppnas av en äldre."

; --- körs programmet? ---------------------------------------------------------------------------
; Fönstret håller en mutex (nämndapp/ui). En fil som körs går dessutom inte att öppna för skrivning: det ser också
; kommandoraden, och ett fönster som en annan användare har öppet.
!macro KORS_FUNKTION PREFIX
Function ${PREFIX}KorsProgrammet ; -> överst på stacken: 1 om det körs
  Push $0
  Push $1
  StrCpy $1 0
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Local\Namndapp.kors") p.r0'
  ${If} $0 <> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    StrCpy $1 1
  ${EndIf}
  Push "$INSTDIR\${FONSTER}"
  Call ${PREFIX}ArUpptagen
  Pop $0
  IntOp $1 $1 | $0
  Push "$INSTDIR\${KOMMANDO}"
  Call ${PREFIX}ArUpptagen
  Pop $0
  IntOp $0 $1 | $0
  Pop $1
  Exch $0
FunctionEnd
!macroend

!macro UPPTAGEN_FUNKTION PREFIX
Function ${PREFIX}ArUpptagen ; filens namn -> 1 om den finns men inte kan öppnas för skrivning
  Exch $0
  Push $1
  ${If} ${FileExists} "$0"
    ClearErrors
    FileOpen $1 "$0" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
      StrCpy $0 0
    ${EndIf}
  ${Else}
    StrCpy $0 0
  ${EndIf}
  Pop $1
  Exch $0
FunctionEnd
!macroend

!macro VANTA_PA_PROGRAMMET PREFIX
Function ${PREFIX}VantaPaProgrammet
  ${Do}
    Call ${PREFIX}KorsProgrammet
    Pop $0
    ${If} $0 = 0
      Return
    ${EndIf}
    ${If} ${Silent}
      SetErrorLevel 3
      Quit
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${KORS_TEXT}" IDRETRY igen
    SetErrorLevel 3
    Quit
    igen:
  ${Loop}
FunctionEnd
!macroend

!insertmacro UPPTAGEN_FUNKTION ""
!insertmacro UPPTAGEN_FUNKTION "un."
!insertmacro KORS_FUNKTION ""
!insertmacro KORS_FUNKTION "un."
!insertmacro VANTA_PA_PROGRAMMET ""
!insertmacro VANTA_PA_PROGRAMMET "un."

; --- installera ---------------------------------------------------------------------------------
Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "${APP} kräver 64-bitars Windows 10 eller 11." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  SetRegView 64
  ReadRegStr $0 HKCU "${AVINSTALLERA}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 = 1
      MessageBox MB_OK|MB_ICONEXCLAMATION "${NYARE_TEXT}" /SD IDOK
      SetErrorLevel 4
      Quit
    ${EndIf}
  ${EndIf}
  Call VantaPaProgrammet
FunctionEnd

Function un.onInit
  SetRegView 64
  Call un.VantaPaProgrammet
FunctionEnd

Section "${APP}" Program
  SectionIn RO
  SetRegView 64
  Call VantaPaProgrammet ; mappen kan ha bytts sedan .onInit
  SetOutPath "$INSTDIR"
  ${If} ${FileExists} "$INSTDIR\${FONSTER}"
    RMDir /r "$INSTDIR\_internal" ; den förra versionens filer, aldrig någon annans
  ${EndIf}
  File /r "${KALLA}${SNED}*.*"
  WriteUninstaller "$INSTDIR\avinstallera.exe"
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${FONSTER}" "" "$INSTDIR\${FONSTER}" 0 SW_SHOWNORMAL "" "Kallelse, protokoll och intern kontroll för nämnder"
  WriteRegStr HKCU "${EGEN}" "Mapp" "$INSTDIR"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\${KOMMANDO}" "" "$INSTDIR\${KOMMANDO}"
  WriteRegStr HKCU "${AVINSTALLERA}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${AVINSTALLERA}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${AVINSTALLERA}" "DisplayIcon" "$INSTDIR\${FONSTER}"
  WriteRegStr HKCU "${AVINSTALLERA}" "Publisher" "${UTGIVARE}"
  WriteRegStr HKCU "${AVINSTALLERA}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${AVINSTALLERA}" "UninstallString" '"$INSTDIR\avinstallera.exe"'
  WriteRegStr HKCU "${AVINSTALLERA}" "QuietUninstallString" '"$INSTDIR\avinstallera.exe" /S'
  WriteRegDWORD HKCU "${AVINSTALLERA}" "NoModify" 1
  WriteRegDWORD HKCU "${AVINSTALLERA}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${AVINSTALLERA}" "EstimatedSize" $0
SectionEnd

Section "Genväg på skrivbordet" Skrivbord
  CreateShortcut "$DESKTOP\${APP}.lnk" "$INSTDIR\${FONSTER}"
SectionEnd

!macro FILTYP ANDELSE SLAG NAMN IKON
  WriteRegStr HKCU "${KLASSER}\${ANDELSE}" "" "${SLAG}"
  WriteRegStr HKCU "${KLASSER}\${ANDELSE}\OpenWithProgids" "${SLAG}" ""
  WriteRegStr HKCU "${KLASSER}\${SLAG}" "" "${NAMN}"
  WriteRegStr HKCU "${KLASSER}\${SLAG}" "AppUserModelID" "Namndapp.Namndapp"
  WriteRegStr HKCU "${KLASSER}\${SLAG}\DefaultIcon" "" "${IKONER}\${IKON}"
  WriteRegStr HKCU "${KLASSER}\${SLAG}\shell\open" "" "Öppna med ${APP}"
  WriteRegStr HKCU "${KLASSER}\${SLAG}\shell\open\command" "" '"$INSTDIR\${FONSTER}" "%1"'
!macroend

!macro AVFILTYP ANDELSE SLAG
  ReadRegStr $0 HKCU "${KLASSER}\${ANDELSE}" ""
  ${If} $0 == "${SLAG}" ; någon annans val rörs inte
    DeleteRegValue HKCU "${KLASSER}\${ANDELSE}" ""
  ${EndIf}
  DeleteRegValue HKCU "${KLASSER}\${ANDELSE}\OpenWithProgids" "${SLAG}"
  DeleteRegKey /ifempty HKCU "${KLASSER}\${ANDELSE}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${KLASSER}\${ANDELSE}"
  DeleteRegKey HKCU "${KLASSER}\${SLAG}"
!macroend

!macro FILTYPER_ANDRADE
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0x1000, p 0, p 0)' ; SHCNE_ASSOCCHANGED, SHCNF_FLUSH
!macroend

Section "Öppna .namnd och .granskning med dubbelklick" Filtyper
  !insertmacro FILTYP ".namnd" "${DATABAS}" "Nämndapps databas" "namnd-fil.ico"
  !insertmacro FILTYP ".granskning" "${GRANSKNING}" "Granskning av ett protokollsutkast" "granskning-fil.ico"
  !insertmacro FILTYPER_ANDRADE
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${Program} "Programmet, med en genväg i Startmenyn."
  !insertmacro MUI_DESCRIPTION_TEXT ${Skrivbord} "En genväg även på skrivbordet."
  !insertmacro MUI_DESCRIPTION_TEXT ${Filtyper} "Databaser och granskningar får en egen ikon och öppnas i ${APP}."
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; --- avinstallera -------------------------------------------------------------------------------
; Bara det som installationen lade dit. Databaser ligger i %LOCALAPPDATA%\Nämndapp eller där användaren lagt dem.
Section "Uninstall"
  Delete "$INSTDIR\${FONSTER}"
  Delete "$INSTDIR\${KOMMANDO}"
  Delete "$INSTDIR\LICENSER.txt"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\avinstallera.exe"
  SetOutPath "$TEMP" ; en mapp som är den egna går inte att ta bort
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${APP}.lnk"
  Delete "$DESKTOP\${APP}.lnk"
  !insertmacro AVFILTYP ".namnd" "${DATABAS}"
  !insertmacro AVFILTYP ".granskning" "${GRANSKNING}"
  !insertmacro FILTYPER_ANDRADE
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\${KOMMANDO}"
  DeleteRegKey HKCU "${AVINSTALLERA}"
  DeleteRegKey HKCU "${EGEN}"
SectionEnd
